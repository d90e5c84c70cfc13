import { useLang, useWords } from '../app/place';
import { BallChip, Chip } from '../parts/Chip/Chip';
import { Icon } from '../parts/Icon/Icon';
import { code } from '../words/code';
import { deskWords } from '../words/desk';
import { workingDaysLeft } from '../words/format';
import { dueDay } from './case/dueDay';
import type { ListRow } from './lists';

type Due = Pick<ListRow, 'turn' | 'on_hold' | 'stage'>;

/** The clock that presses now: red and orange only where it is late or close, a pause with its cause. */
export function ClockChip({ row, named = true }: { row: Due; named?: boolean }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const { turn } = row;
  if (row.on_hold) return <Chip kind="pause">{words.inbox.pausedFor.hold}</Chip>;
  if (turn.side !== 'desk') {
    return (
      <>
        <BallChip mine={false} who={code('side', turn.side, lang)} />
        {row.stage === 'info_wait' ? <Chip kind="pause">{words.inbox.pausedFor.info_wait}</Chip> : null}
      </>
    );
  }
  if (!turn.due || turn.business_days_left === null || turn.business_days_left === undefined) return null;
  const clock =
    words.clock[turn.action as keyof typeof words.clock] ?? code('next_action', turn.action, lang);
  const left =
    turn.business_days_left === 0
      ? words.until(dueDay(turn.due, lang))
      : workingDaysLeft(turn.business_days_left, lang);
  const text = [named ? clock : '', left].filter(Boolean).join(' ');
  if (turn.state === 'overdue') return <Chip kind="over">{text}</Chip>;
  if (turn.state === 'due_soon') return <Chip kind="soon">{text}</Chip>;
  return (
    <span className="running">
      <Icon name="clock" />
      {text}
    </span>
  );
}

/** Until when, with the working days left; for tables. Only what waits for the desk can press. */
export function DueCell({ row }: { row: Due }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const { turn } = row;
  if (!turn.due) return <span className="soft">{words.noDue}</span>;
  const left = turn.business_days_left ?? null;
  return (
    <>
      <time dateTime={turn.due} className="nowrap">
        {dueDay(turn.due, lang)}
      </time>{' '}
      {turn.side === 'desk' && !row.on_hold ? (
        <ClockChip row={row} named={false} />
      ) : left === null ? null : (
        <span className="nowrap">{workingDaysLeft(left, lang)}</span>
      )}
    </>
  );
}

/** What is next; by whom, where it is not the desk. */
export function NextAction({ row }: { row: Due }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const action = code('next_action', row.turn.action, lang);
  if (row.turn.side === 'desk') return <>{action}</>;
  return <>{words.nextBy(code('side', row.turn.side, lang), action)}</>;
}
