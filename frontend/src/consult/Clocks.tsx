import { useLang, useWords } from '../app/place';
import { Clock } from '../parts/Clock/Clock';
import { consultWords } from '../words/consult';
import { moment, TOKYO } from '../words/format';
import type { ConsultView } from './types';

/** A working day of the desk in minutes, 09:00 to 17:30. */
const DAY = 510;

/** What the desk calls the hospital’s own clock, which the hospital calls its own. */
interface Named {
  reply?: string;
  waits?: string;
}

/** Every clock with net and gross days, so that a pause hides nothing. */
export function Clocks({ view, named = {} }: { view: ConsultView; named?: Named }) {
  const words = useWords(consultWords);
  const lang = useLang();
  return (
    <section className="box box-s" aria-labelledby="clocks">
      <h2 id="clocks" className="panel-head">
        {words.clocks}
      </h2>
      {view.clocks.map((clock) => {
        const cause =
          (clock.paused_cause === 'info_wait' && named.waits) ||
          words.pausedFor[clock.paused_cause as keyof typeof words.pausedFor];
        return (
          <Clock
            key={`${clock.kind} ${clock.started}`}
            name={
              (clock.kind === 'info_due' && named.reply) ||
              (words.clock[clock.kind as keyof typeof words.clock] ?? clock.kind)
            }
            state={clock.state}
            daysLeft={Math.floor(clock.remaining_business_minutes / DAY)}
            result={words.clockDone}
            detail={
              clock.state === 'paused'
                ? (cause ?? words.pausedFor.other)
                : words.clockDue(moment(clock.due, lang, TOKYO).main)
            }
            days={{ net: tenths(clock.net_business_minutes), gross: tenths(clock.gross_business_minutes) }}
          />
        );
      })}
    </section>
  );
}

function tenths(minutes: number): number {
  return Math.round((minutes * 10) / DAY) / 10;
}
