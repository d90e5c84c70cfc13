import type { ReviewRow } from './review';

/** Which hospitals the list shows. */
export const SHOWS = ['all', 'ending', 'review', 'open', 'askable', 'leaving'] as const;
export type Show = (typeof SHOWS)[number];

const STATES = ['v_expired', 'v_ends_soon', 'v_unanswered', 'v_current'] as const;
export type State = (typeof STATES)[number];

/** How many sections stand how; what needs somebody first. */
export function countsOf(row: ReviewRow): [State, number][] {
  return STATES.flatMap((state): [State, number][] => {
    const n = row.sections.filter((one) => one.state === state).length;
    return n > 0 ? [[state, n]] : [];
  });
}

export function isShown(row: ReviewRow, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'ending':
      return row.sections.some((one) => one.state === 'v_expired' || one.state === 'v_ends_soon');
    case 'review':
      return row.to_review;
    case 'open':
      return row.required_filled < row.required_total;
    case 'askable':
      return !row.not_asked;
    case 'leaving':
      return row.leaving || row.left;
  }
}

/** A text as it is compared: full and half width, capitals and spaces are one. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
