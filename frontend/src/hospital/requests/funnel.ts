import type { RawAnswer, RequestView } from '../types';
import { countOf } from './answer';

type Past = NonNullable<RequestView['past']>;

// Whole numbers all the way, rounded once and half up, as the server does it.
function halfUp(n: number, of: number): number {
  return Math.floor((2 * n + of) / (2 * of));
}

/** Patients in the window who fit the trial, from the figures so far; null while one is not there. */
export function eligible(answer: RawAnswer): number | null {
  const [seen, fits, months] = figures(answer.seen, answer.fits, answer.months) ?? [];
  if (seen === undefined || fits === undefined || months === undefined) return null;
  return halfUp(seen * fits * months, 100 * 12);
}

/** Patients in the window who fit the trial and would consent; null while a figure is not there. */
export function expected(answer: RawAnswer): number | null {
  const [seen, fits, consents, months] =
    figures(answer.seen, answer.fits, answer.consents, answer.months) ?? [];
  if (seen === undefined || fits === undefined || consents === undefined || months === undefined) return null;
  return halfUp(seen * fits * consents * months, 100 * 100 * 12);
}

function figures(...typed: (string | number | null | undefined)[]): number[] | null {
  const counts = typed.map(countOf);
  return counts.every((one) => one !== null) ? (counts as number[]) : null;
}

/** What a promise came to, at the rate of the trials so far; null where nothing is promised. */
export function atPastRate(past: Past, promised: number | null): number | null {
  return promised === null || promised === 0 ? null : halfUp(promised * past.enrolled, past.promised);
}
