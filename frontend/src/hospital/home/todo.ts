import type { ExpiringSection, Home, RequestRow } from '../types';

/** One thing to do: a survey, a contract, or a section of the register. */
export type Todo =
  | { kind: 'survey'; due: string; row: RequestRow }
  | { kind: 'contract'; due: null; row: RequestRow }
  | { kind: 'register'; due: string; section: ExpiringSection };

/** Everything that is the hospital’s turn, the nearest date first; what has none comes last. */
export function todosOf(home: Home): Todo[] {
  const requests = home.our_turn.map(
    (row): Todo =>
      // The survey’s own date is over by the time of the contract.
      kindOf(row) === 'contract'
        ? { kind: 'contract', due: null, row }
        : { kind: 'survey', due: row.due, row },
  );
  const sections = home.expiring.map(
    (section): Todo => ({ kind: 'register', due: endOf(section.expires_on), section }),
  );
  return [...requests, ...sections].sort((a, b) => time(a.due) - time(b.due) || 0);
}

/** Once a contract is open, what happens next happens there; before that it is the answer. */
export function kindOf(row: RequestRow): 'survey' | 'contract' {
  return row.contract ? 'contract' : 'survey';
}

/** A contract that is neither executed nor given up. */
function contractRuns(row: RequestRow): boolean {
  return row.contract != null && !['executed', 'failed'].includes(row.contract.stage);
}

function time(due: string | null): number {
  return due === null ? Number.POSITIVE_INFINITY : Date.parse(due);
}

// A date of the register holds until that day ends in Japan.
function endOf(date: string): string {
  return `${date}T23:59:59+09:00`;
}

/** Where others have to act: an answer that waits for its result, a contract with the other side. */
export function waitingOf(home: Home): RequestRow[] {
  return home.waiting.filter(
    (row) =>
      contractRuns(row) || (row.round !== 'cancelled' && ['interested', 'conditional'].includes(row.state)),
  );
}

/** What came of the rest, newest first. */
export function resultsOf(home: Home): RequestRow[] {
  const rest = home.waiting.filter((row) => !waitingOf(home).includes(row));
  return [...home.ended, ...rest].sort((a, b) => b.sent_at.localeCompare(a.sent_at));
}
