import { fiscalYearOf } from '../../words/format';
import type { CountPage } from './types';

/** The calendar year in which a fiscal year of the server begins: `R8` → 2026. */
export function yearOf(key: string): number {
  return Number(key.replace(/\D/g, '')) + 2018;
}

/** The server’s name of the fiscal year that begins in a calendar year: 2026 → `R8`. */
export function keyOf(year: number): string {
  return `R${year - 2018}`;
}

/** A fiscal year beside the others; one that has not begun has no count, not a count of zero. */
export interface ShownYear {
  fiscal_year: string;
  k: number;
  target?: number | null;
  frozen: boolean;
  ahead: boolean;
}

/** Every fiscal year from the first that is known to the last, without gaps. */
export function everyYear(page: Pick<CountPage, 'years' | 'as_of'>): ShownYear[] {
  const now = fiscalYearOf(page.as_of);
  const known = new Map(page.years.map((one) => [yearOf(one.fiscal_year), one]));
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const one = known.get(year) ?? { fiscal_year: keyOf(year), k: 0, target: null, frozen: false };
    return { ...one, ahead: year > now };
  });
}
