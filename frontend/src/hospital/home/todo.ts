import type { ExpiringSection, Home, RequestRow } from '../types';

/** One thing to do: a survey, a contract, or a section of the register. */
export type Todo =
  | { kind: 'survey' | 'contract'; due: string; row: RequestRow }
  | { kind: 'register'; due: string; section: ExpiringSection };

/** Everything that is the hospital’s turn, the nearest date first. */
export function todosOf(home: Home): Todo[] {
  const requests = home.our_turn.map((row): Todo => ({ kind: kindOf(row), due: row.due, row }));
  const sections = home.expiring.map(
    (section): Todo => ({ kind: 'register', due: endOf(section.expires_on), section }),
  );
  return [...requests, ...sections].sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
}

/** A selected hospital’s next turn is in the contract; before that it is the answer. */
export function kindOf(row: RequestRow): 'survey' | 'contract' {
  return row.state === 'selected' ? 'contract' : 'survey';
}

// A date of the register holds until that day ends in Japan.
function endOf(date: string): string {
  return `${date}T23:59:59+09:00`;
}
