import { month } from '../../words/format';
import { reportsWords } from '../../words/reports';
import type { Lang } from '../../words/words';
import type { CountClass, CountedCase, CountPage } from './types';
import { yearOf } from './years';

const CLASSES: readonly string[] = ['K', 'Z', 'B', 'L'];
const VIEWS = ['received', 'accepted', 'completed'] as const;

/** The lines behind one figure of the page: every figure leads to its list. */
export interface Shown {
  /** What the figure counts, in words. */
  name: string;
  rows: readonly CountedCase[];
}

/** What `?show=` asks for; null shows every line of the year. */
export function shownOf(page: CountPage, show: string | null, lang: Lang): Shown | null {
  const words = reportsWords[lang];
  if (!show) return null;
  if (CLASSES.includes(show)) {
    return {
      name: words.classNames[show as CountClass],
      rows: page.counted.filter((row) => row.class === show),
    };
  }
  const view = VIEWS.find((one) => one === show);
  if (view) return { name: words.viewNames[view], rows: page.view_cases[view] };
  if (show === 'restated') {
    return { name: words.restatements, rows: page.counted.filter((row) => row.restatement) };
  }
  if (/^\d{4}-\d{2}$/.test(show)) {
    const rows = page.counted.filter((row) => row.class === 'K' && row.counted_on.startsWith(show));
    return { name: month(show, lang), rows };
  }
  return null;
}

/** What the lines add up to: a line that takes a case off counts as minus one. */
export function sumOf(rows: readonly CountedCase[]): number {
  return rows.reduce((sum, row) => sum + row.delta, 0);
}

/** The twelve months of a fiscal year, April first: `2026-04` … `2027-03`. */
export function monthsOf(fiscalYear: string): string[] {
  const year = yearOf(fiscalYear);
  return Array.from({ length: 12 }, (_, index) => {
    const n = ((index + 3) % 12) + 1;
    return `${index < 9 ? year : year + 1}-${`${n}`.padStart(2, '0')}`;
  });
}
