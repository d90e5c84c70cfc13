import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { printStamp, stamp, TOKYO } from '../../words/format';
import { partsWords } from '../../words/parts';

/** One entry of a record’s history. */
export interface Entry {
  id: string;
  /** The instant, ISO 8601. */
  at: string;
  /** Towards outside, inside the desk, a message where nothing else is shown, or a plain event. */
  kind: 'outside' | 'internal' | 'message' | 'event';
  who: ReactNode;
  /** “→ Emma Hartley”, “read 11/20 21:40”. */
  aside?: ReactNode;
  /** The message or note; an event may have none. */
  body?: ReactNode;
  /** Language of the body. */
  lang?: string;
}

/** What happened, in order. Internal notes look unlike anything that went out. */
export function Timeline({
  entries,
  zone = TOKYO,
  label,
}: {
  entries: readonly Entry[];
  zone?: string;
  label?: string;
}) {
  const lang = useLang();
  const words = useWords(partsWords);
  return (
    <ol className="tl" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at} title={printStamp(entry.at)}>
            {stamp(entry.at, lang, zone)}
          </time>
          <article
            className={{ outside: 'out-msg', internal: 'in-note', message: 'out-msg', event: '' }[entry.kind]}
          >
            <p className="who-l">
              {entry.kind === 'internal' ? <span className="tag-int">{words.internal}</span> : null}
              {entry.kind === 'outside' ? <span className="tag-out">{words.outside}</span> : null}{' '}
              <b>{entry.who}</b> {entry.aside}
            </p>
            {entry.body ? (
              <div className="tl-body" lang={entry.lang}>
                {entry.body}
              </div>
            ) : null}
          </article>
        </li>
      ))}
    </ol>
  );
}
