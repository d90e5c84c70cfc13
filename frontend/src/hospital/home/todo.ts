import type { ConsultRow } from '../consult/api';
import type { Attestation, ExpiringSection, Home, RequestRow } from '../types';

/** One thing to do: a survey, a contract, a section of the register, its yearly confirmation, or a question to the desk. */
export type Todo =
  | { kind: 'survey'; due: string; row: RequestRow }
  | { kind: 'contract'; due: null; row: RequestRow }
  | { kind: 'register'; due: string; section: ExpiringSection }
  | { kind: 'attest'; due: string; on: string; past: boolean }
  | { kind: 'consult'; due: string | null; row: ConsultRow };

/** Everything that is the hospital’s turn, the nearest date first; what has none comes last. */
export function todosOf(home: Home, consults: readonly ConsultRow[] = [], attestation?: Attestation): Todo[] {
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
  const questions = consults
    .filter((row) => row.turn.side === 'hospital')
    .map((row): Todo => ({ kind: 'consult', due: row.turn.due ?? null, row }));
  return [...requests, ...sections, ...questions, ...attestOf(attestation)].sort(
    (a, b) => time(a.due) - time(b.due) || 0,
  );
}

/** What tells one thing to do from the others. */
export function keyOf(todo: Todo): string {
  if (todo.kind === 'attest') return 'attest';
  return todo.kind === 'register' ? todo.section.section : todo.row.number;
}

// The yearly confirmation, once it is due within 30 days.
function attestOf(attestation: Attestation | undefined): Todo[] {
  if (!attestation || attestation.state === 'holds') return [];
  const { due, state } = attestation;
  return [{ kind: 'attest', due: endOf(due), on: due, past: state === 'past' }];
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
      contractRuns(row) ||
      (row.round !== 'cancelled' && row.state === 'question' && row.round === 'open') ||
      (row.round !== 'cancelled' && !row.result && ['interested', 'conditional'].includes(row.state)),
  );
}

/** What came of the rest, newest first. */
export function resultsOf(home: Home): RequestRow[] {
  const rest = home.waiting.filter((row) => !waitingOf(home).includes(row));
  return [...home.ended, ...rest].sort((a, b) => b.sent_at.localeCompare(a.sent_at));
}
