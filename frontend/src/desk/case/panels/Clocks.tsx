import { useLang, useWords } from '../../../app/place';
import { Clock } from '../../../parts/Clock/Clock';
import { deskcaseWords } from '../../../words/deskcase';
import { number, shortDay } from '../../../words/format';
import { dueDay } from '../dueDay';
import { hospitalName } from '../names';
import type { CaseClock } from '../types';
import { useCase } from '../useCase';
import { Panel } from './Section';

/** A working day of the desk in minutes, 09:00 to 17:30. */
const DAY = 510;

const RANK: Record<CaseClock['state'], number> = { overdue: 0, due_soon: 1, running: 2, paused: 3, met: 4 };

/** Every clock of the case, the pressing ones first, each with net and gross days. */
export function Clocks() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const sites = view.rounds.flatMap((round) => round.sites);
  const clocks = [...view.clocks].sort(
    (a, b) =>
      Number(Boolean(a.stopped)) - Number(Boolean(b.stopped)) ||
      RANK[a.state] - RANK[b.state] ||
      a.due.localeCompare(b.due),
  );
  return (
    <Panel title={words.clocks}>
      {clocks.map((clock) => (
        <One key={`${clock.kind} ${clock.hospital ?? ''} ${clock.started}`} clock={clock} sites={sites} />
      ))}
    </Panel>
  );
}

function One({ clock, sites }: { clock: CaseClock; sites: Parameters<typeof hospitalName>[0] }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const name = words.clockNames[clock.kind as keyof typeof words.clockNames] ?? clock.kind;
  const title = clock.hospital ? words.clockOf(name, hospitalName(sites, clock.hospital, lang)) : name;
  const left = Math.floor(clock.remaining_business_minutes / DAY);
  const whole = clock.net_business_minutes + Math.max(clock.remaining_business_minutes, 0);
  const net = round(clock.net_business_minutes);
  const gross = round(clock.gross_business_minutes);
  // “2 of 5 working days”; a clock in calendar days has no such target.
  const took = () => {
    const days = number(Math.max(1, Math.ceil(net)));
    const target = (clock.net_business_minutes + clock.remaining_business_minutes) / DAY;
    return clock.kind === 'contract_clock' || target < 1
      ? words.tookDays(days)
      : words.tookOf(days, number(Math.round(target)));
  };
  const late = clock.state === 'overdue' && clock.stopped;
  const detail = clock.stopped
    ? words.stoppedOn(shortDay(clock.stopped, lang))
    : clock.state === 'paused'
      ? words.pausedFor(
          words.pauseCauses[clock.paused_cause as keyof typeof words.pauseCauses] ?? words.pauseCauses.other,
        )
      : words.dueOn(dueDay(clock.due, lang));
  return (
    <Clock
      name={title}
      state={late ? 'overdue' : clock.state}
      daysLeft={left}
      used={whole > 0 && !clock.stopped ? clock.net_business_minutes / whole : undefined}
      detail={detail}
      days={net !== gross || clock.state === 'paused' ? { net, gross } : undefined}
      result={took()}
    />
  );
}

function round(minutes: number): number {
  return Math.round((minutes / DAY) * 10) / 10;
}
