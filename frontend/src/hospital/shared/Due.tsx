import { useLang } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { moment, TOKYO, workingDaysLeft } from '../../words/format';
import type { ClockState } from '../types';

interface Props {
  due: string;
  daysLeft?: number | null | undefined;
  clock?: ClockState | null | undefined;
}

/** Until when, with weekday and hour in Japan, and how much time that leaves. */
export function Due({ due, daysLeft, clock }: Props) {
  const lang = useLang();
  return (
    <>
      <b className="due-at">
        <time dateTime={due}>{moment(due, lang, TOKYO).main}</time>
      </b>
      <TimeLeft daysLeft={daysLeft} clock={clock} />
    </>
  );
}

/** `あと3営業日`, as a chip once it presses. The server says how the clock stands. */
export function TimeLeft({ daysLeft, clock }: Omit<Props, 'due'>) {
  const lang = useLang();
  if (daysLeft === null || daysLeft === undefined) return null;
  const left = workingDaysLeft(daysLeft, lang);
  if (clock === 'overdue') return <Chip kind="over">{left}</Chip>;
  if (clock === 'due_soon') return <Chip kind="soon">{left}</Chip>;
  if (clock === 'paused') return <Chip kind="pause" />;
  return <span className="t14">{left}</span>;
}
