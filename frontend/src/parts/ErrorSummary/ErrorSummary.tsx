import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useWords } from '../../app/place';
import { useErrorPrefix } from '../../app/title';
import { partsWords } from '../../words/parts';
import { Go } from '../Go/Go';

/** One line: the same words as at the field. */
export interface ErrorItem {
  /** The id of the control or group. */
  id: string;
  text: string;
  /** The page with the control, where it is another one. */
  to?: string;
}

/**
 * All faults above the h1. It takes the focus whenever `round` changes (each
 * attempt), and the title then begins with “Error: ”.
 */
export function ErrorSummary({
  errors,
  round = 0,
  ref,
}: {
  errors: readonly ErrorItem[];
  round?: number;
  ref?: RefObject<{ focus: () => void } | null>;
}) {
  const words = useWords(partsWords);
  const box = useRef<HTMLDivElement>(null);
  const present = errors.length > 0;
  useErrorPrefix(present);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt moves the focus again, also with the same faults.
  useEffect(() => {
    if (present) box.current?.focus();
  }, [present, round]);
  if (!present) return null;
  return (
    <div className="errsum" role="alert" tabIndex={-1} aria-labelledby="error-summary" ref={box}>
      <h2 id="error-summary">{words.problem}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.id} ${error.text}`}>
            {error.to ? (
              <Go to={error.to}>{error.text}</Go>
            ) : (
              <a
                href={`#${error.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusControl(error.id);
                }}
              >
                {error.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves the focus to a control; in a group, to its first input. */
export function focusControl(id: string) {
  const target = document.getElementById(id);
  const control = target?.matches('fieldset')
    ? (target.querySelector<HTMLElement>('input, textarea, select') ?? target)
    : target;
  target?.scrollIntoView({ block: 'start' });
  control?.focus({ preventScroll: true });
}
