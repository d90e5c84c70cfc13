import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { number, workingDaysLeft } from '../../words/format';
import { partsWords } from '../../words/parts';
import { Chip } from '../Chip/Chip';
import { Icon } from '../Icon/Icon';

interface Props {
  name: string;
  /** As the server says: the browser never decides. */
  state: 'running' | 'due_soon' | 'overdue' | 'paused' | 'met';
  /** Working days in Japan; negative when overdue. */
  daysLeft?: number;
  /** Share of the target used, 0 to 1. */
  used?: number;
  /** Due date, or the cause of a pause. */
  detail?: ReactNode;
  /** Days without and with pauses. */
  days?: { net: number; gross: number };
  /** “4/5 working days”, once met. */
  result?: string;
}

const BAR = { running: '', due_soon: 'soon', overdue: 'over', paused: 'hold', met: 'done' } as const;

/** One clock of a record: what it counts, what is left, until when. */
export function Clock({ name, state, daysLeft = 0, used, detail, days, result }: Props) {
  const lang = useLang();
  const words = useWords(partsWords);
  const left = workingDaysLeft(daysLeft, lang);
  return (
    <div className="clock">
      <span className="t">{name}</span>
      {state === 'running' ? (
        <span className="left">
          <Icon name="clock" />
          {left}
        </span>
      ) : (
        <span>
          {state === 'due_soon' ? <Chip kind="soon">{left}</Chip> : null}
          {state === 'overdue' ? <Chip kind="over">{left}</Chip> : null}
          {state === 'paused' ? <Chip kind="pause" /> : null}
          {state === 'met' ? <Chip kind="done">{result}</Chip> : null}
        </span>
      )}
      {used === undefined || state === 'met' ? null : (
        <div className={`track ${BAR[state]}`}>
          <i style={{ width: `${Math.min(100, Math.max(0, used * 100))}%` }} />
        </div>
      )}
      {detail || days ? (
        <span className="s">
          {detail}
          {days ? ` ${words.netGross(number(days.net), number(days.gross))}` : null}
        </span>
      ) : null}
    </div>
  );
}
