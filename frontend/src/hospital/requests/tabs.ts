import type { RequestRow } from '../types';

/** The tabs of the inbox. */
export const TABS = ['todo', 'answered', 'declined', 'ended'] as const;
export type Tab = (typeof TABS)[number];

/** In which tab a survey stands. A selected hospital’s survey has ended: the contract goes on. */
export function tabOf(row: Pick<RequestRow, 'state' | 'round'>): Tab {
  switch (row.state) {
    case 'invited':
    case 'opened':
    case 'question':
      return row.round === 'open' ? 'todo' : 'ended';
    case 'interested':
    case 'conditional':
      return 'answered';
    case 'declined':
      return 'declined';
    default:
      return 'ended';
  }
}
