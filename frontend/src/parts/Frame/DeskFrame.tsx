import type { ReactNode } from 'react';
import { usePlace, useWords } from '../../app/place';
import { frameWords } from '../../words/frame';
import { Go, LangLink } from '../Go/Go';
import { Icon, type IconName } from '../Icon/Icon';
import { Brand } from './Brand';
import { type Crumb, Crumbs, type NavItem, type Reader, ReaderLink } from './Frame';
import { StatusBars } from './StatusBars';

interface Props {
  nav: readonly (NavItem & { icon: IconName })[];
  /** Below the line: administration, audit. */
  more?: readonly (NavItem & { icon: IconName })[];
  reader: Reader;
  crumbs?: readonly Crumb[];
  /** Left end of the bar: the search. */
  search?: ReactNode;
  /** Right end, before help: the time in Tokyo. */
  clock?: ReactNode;
  children: ReactNode;
}

/** Frame of the desk console: rail, bar, and 24 px around the work. */
export function DeskFrame({ nav, more = [], reader, crumbs, search, clock, children }: Props) {
  const words = useWords(frameWords);
  return (
    <div className="app">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <StatusBars />
      <div className="desk">
        <nav className="rail" aria-label={words.mainMenu}>
          <Brand />
          {nav.map((item) => (
            <RailLink key={item.to} item={item} />
          ))}
          {more.length > 0 ? <hr /> : null}
          {more.map((item) => (
            <RailLink key={item.to} item={item} />
          ))}
          <RailMenu items={[...nav, ...more]} />
        </nav>
        <div className="desk-side">
          <header className="bar">
            {search}
            <div className="end">
              {clock}
              <LangLink />
              <ReaderLink reader={reader} />
            </div>
          </header>
          <main id="main">
            {crumbs ? <Crumbs crumbs={crumbs} /> : null}
            {children}
          </main>
          <footer className="desk-foot">
            <Go to="contact">{words.help}</Go>
            <Go to="accessibility">{words.accessibility}</Go>
            <span>{words.patientLine}</span>
          </footer>
        </div>
      </div>
    </div>
  );
}

// On a small screen the rail is one line: the name, and the sections in a native disclosure.
// Another page closes it.
function RailMenu({ items }: { items: Props['nav'] }) {
  const words = useWords(frameWords);
  const place = usePlace();
  return (
    <details className="small-menu" key={place.path}>
      <summary>{words.menu}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <RailLink item={item} />
          </li>
        ))}
      </ul>
    </details>
  );
}

// The section stays marked while one of its records is open, and remains a link back to its list.
function RailLink({ item }: { item: NavItem & { icon: IconName } }) {
  return (
    <Go className="it" to={item.to} aria-current={item.current ? 'page' : undefined}>
      <Icon name={item.icon} />
      {item.label}
      {item.count ? <span className="c">{item.count}</span> : null}
    </Go>
  );
}
