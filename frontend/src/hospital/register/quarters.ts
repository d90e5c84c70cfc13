import { fiscalYearOf, quarter } from '../../words/format';
import type { Lang } from '../../words/words';

/** Quarters for which free places are asked: this one and the five after it. */
export const QUARTERS_SHOWN = 6;

/** The fiscal quarter of a day in Japan, as the register writes it: `2026-Q3`. */
export function currentQuarter(now: Date): string {
  const month = Number(
    new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Tokyo', month: 'numeric' }).format(now),
  );
  const year = fiscalYearOf(now);
  return `${year}-Q${Math.floor(((month + 8) % 12) / 3) + 1}`;
}

/** The quarter after one. */
export function nextQuarter(key: string): string {
  const [year, n] = parts(key);
  return n === 4 ? `${year + 1}-Q1` : `${year}-Q${n + 1}`;
}

/** The quarters shown, from the one that holds `now`. */
export function quartersShown(now: Date): string[] {
  const shown = [currentQuarter(now)];
  while (shown.length < QUARTERS_SHOWN) shown.push(nextQuarter(shown.at(-1) ?? ''));
  return shown;
}

/** `令和8年度 第3四半期（2026年10〜12月）` / `Q3 FY2026 (Oct–Dec 2026)`. */
export function quarterName(key: string, lang: Lang): string {
  const [year, n] = parts(key);
  return quarter(year, n, lang);
}

function parts(key: string): [number, 1 | 2 | 3 | 4] {
  const [year = '0', n = '1'] = key.split('-Q');
  return [Number(year), Number(n) as 1 | 2 | 3 | 4];
}
