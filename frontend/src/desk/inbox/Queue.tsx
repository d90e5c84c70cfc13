import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { deskWords } from '../../words/desk';
import { country, month, stamp } from '../../words/format';
import { ClockChip } from '../dueText';
import type { ListRow } from '../lists';

/** Requests that wait, in the order in which the desk reads them. */
export function Queue({
  rows,
  current,
  waiting,
}: {
  rows: readonly ListRow[];
  current: string | null;
  /** References with an act that waits for a second person. */
  waiting: ReadonlySet<string>;
}) {
  const words = useWords(deskWords);
  return (
    <section className="queue" aria-labelledby="queue">
      <div className="queue-head">
        <h2 id="queue">{words.inbox.queue(`${rows.length}`)}</h2>
        <span className="t14">{words.inbox.order}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.number}
            row={row}
            current={row.number === current}
            waiting={waiting.has(row.number)}
          />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, current, waiting }: { row: ListRow; current: boolean; waiting: boolean }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const decision = row.decision_by
    ? words.inbox.decisionBy(month(row.decision_by, lang))
    : words.inbox.decisionUnknown;
  return (
    <li className={current ? 'queued sel' : 'queued'}>
      <div className="queued-who">
        <Go
          className="stretch"
          id={queueId(row.number)}
          to={`?case=${row.number}`}
          aria-current={current ? 'true' : undefined}
        >
          <span lang="en">{row.org_name}</span>
        </Go>
        <span className="t14">{country(row.country, lang)}</span>
        <span className="t14 queued-ref">{row.number}</span>
      </div>
      <p className="t14">
        <span lang="en">{[row.product, row.disease].filter(Boolean).join(words.gap)}</span>
        {words.gap}
        <span className="nowrap">{code('L5', row.phase, lang)}</span>
      </p>
      <div className="queued-state">
        {row.is_new ? <Chip kind="new" /> : null}
        <ClockChip row={row} />
        {waiting ? <Chip kind="them">{words.inbox.waitsForSecond}</Chip> : null}
      </div>
      <p className="t14 queued-more">
        <time dateTime={row.received_at}>{stamp(row.received_at, lang)}</time>
        {words.gap}
        {code('channel', row.channel, lang)}
        {words.gap}
        {words.inbox.language[row.locale === 'ja' ? 'ja' : 'en']}
        {words.gap}
        <span className="nowrap">{decision}</span>
      </p>
    </li>
  );
}

/** The id of a row’s link, to give it the focus. */
export function queueId(number: string): string {
  return `queue-${number}`;
}
