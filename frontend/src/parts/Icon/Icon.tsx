import type { ReactElement } from 'react';

// 18 units square, drawn in the colour of the text around them.
const SHAPES = {
  alert: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M9 5.5v4.2M9 12.4v.1" />
    </>
  ),
  back: <path d="M11 4.5L6.5 9l4.5 4.5" />,
  book: <path d="M3 3.5h5c.6 0 1 .5 1 1V15c0-.7-.5-1-1-1H3zM15 3.5h-5c-.6 0-1 .5-1 1V15c0-.7.5-1 1-1h5z" />,
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="13" height="12" rx="1.5" />
      <path d="M2.5 7.5h13M6 2v3M12 2v3" />
    </>
  ),
  cases: (
    <>
      <rect x="2.5" y="5.5" width="13" height="9.5" rx="1.5" />
      <path d="M6.5 5.5v-2h5v2M2.5 9.5h13" />
    </>
  ),
  chart: <path d="M3 15.5h12.5M5 13V9M9 13V4.5M13 13V7" />,
  chevronDown: <path d="M4.5 7L9 11.5 13.5 7" />,
  clock: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M9 5.5V9l2.5 2" />
    </>
  ),
  copy: (
    <>
      <rect x="6" y="6" width="9" height="9.5" rx="1.5" />
      <path d="M12 6V3.5c0-.6-.4-1-1-1H4c-.6 0-1 .4-1 1V11c0 .6.4 1 1 1h2" />
    </>
  ),
  dash: <path d="M5 9h8" />,
  dot: <circle cx="9" cy="9" r="3" fill="currentColor" stroke="none" />,
  down: <path d="M9 3v9.5M5 8.5l4 4 4-4M3 15.5h12" />,
  eye: (
    <>
      <path d="M1.5 9S4 4 9 4s7.5 5 7.5 5S14 14 9 14 1.5 9 1.5 9z" />
      <circle cx="9" cy="9" r="2.2" />
    </>
  ),
  file: (
    <>
      <path d="M4.5 2h6L14 5.5V16h-9.5z" />
      <path d="M10.5 2v3.5H14" />
    </>
  ),
  flag: <path d="M4 16V3h9.5l-2 3.5 2 3.5H4" />,
  gear: (
    <>
      <circle cx="9" cy="9" r="2.5" />
      <path d="M9 2v2M9 14v2M2 9h2M14 9h2M4 4l1.5 1.5M12.5 12.5L14 14M14 4l-1.5 1.5M5.5 12.5L4 14" />
    </>
  ),
  home: <path d="M2.5 8.5L9 3l6.5 5.5M4.5 7.5V15h9V7.5" />,
  hourglass: (
    <path d="M5 2.5h8M5 15.5h8M6 2.5c0 3.5 6 4.5 6 6.5s-6 3-6 6.5M12 2.5c0 3.5-6 4.5-6 6.5s6 3 6 6.5" />
  ),
  inbox: (
    <>
      <path d="M2.5 10.5l2.2-7h8.6l2.2 7V15h-13z" />
      <path d="M2.5 10.5H6l1 2h4l1-2h3.5" />
    </>
  ),
  info: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M9 8.3v4M9 5.7v.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="8" width="11" height="7.5" rx="1.5" />
      <path d="M6 8V5.8a3 3 0 016 0V8" />
    </>
  ),
  mail: (
    <>
      <rect x="2" y="4" width="14" height="10.5" rx="1.5" />
      <path d="M2.5 5l6.5 5 6.5-5" />
    </>
  ),
  note: (
    <>
      <path d="M4 2.5h10v9l-4 4H4z" />
      <path d="M14 11.5h-4v4" />
    </>
  ),
  pause: <path d="M6.5 4.5v9M11.5 4.5v9" />,
  pen: <path d="M3 15l.8-3.5L12 3.3l2.7 2.7-8.2 8.2z" />,
  phone: (
    <path d="M4 2.5h3l1.2 3.7-1.8 1.3c.7 1.8 1.9 3 3.8 3.9l1.4-1.8 3.4 1.2v3c0 .7-.5 1.2-1.2 1.2C7.5 15 3 10 2.8 3.7c0-.7.5-1.2 1.2-1.2z" />
  ),
  plus: <path d="M9 3.5v11M3.5 9h11" />,
  print: (
    <>
      <path d="M5 7V2.5h8V7M5 13H2.5V7h13v6H13" />
      <rect x="5" y="11" width="8" height="4.5" />
    </>
  ),
  question: (
    <>
      <circle cx="9" cy="9" r="6.5" />
      <path d="M7.2 7.2c.2-1 1-1.6 1.9-1.6 1.1 0 1.9.7 1.9 1.7 0 1.3-1.9 1.5-1.9 2.8M9 12.5v.1" />
    </>
  ),
  right: <path d="M3 9h11M10 5l4 4-4 4" />,
  search: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M12 12l4 4" />
    </>
  ),
  tick: <path d="M3.5 9.5l3.5 3.5 7.5-8" />,
  up: <path d="M9 12.5V3M5 7l4-4 4 4M3 15.5h12" />,
  video: (
    <>
      <rect x="2" y="5" width="9.5" height="8" rx="1.5" />
      <path d="M11.5 8l4.5-2.5v7L11.5 10" />
    </>
  ),
  warning: (
    <>
      <path d="M9 2.8L16 15H2z" />
      <path d="M9 7.5v3.3M9 12.9v.1" />
    </>
  ),
  x: <path d="M4.5 4.5l9 9M13.5 4.5l-9 9" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof SHAPES;

/** A drawing beside a word. It never stands alone: the word carries the meaning. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`i ${className}`.trim()} viewBox="0 0 18 18" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
