import { fiscalYear, quarter } from './format';
import type { Lang } from './words';

/** `2026-Q3` as `令和8年度 第3四半期（2026年10〜12月）` / `Q3 FY2026 (Oct–Dec 2026)`. */
export function quarterName(key: string, lang: Lang): string {
  const [year = '0', n = '1'] = key.split('-Q');
  return quarter(Number(year), Number(n) as 1 | 2 | 3 | 4, lang);
}

/** `R7` as `令和7年度（2025年度）` / `FY2025 (Apr 2025 – Mar 2026)`; other keys as they are. */
export function periodName(key: string, lang: Lang): string {
  const year = /^R(\d+)$/.exec(key)?.[1];
  return year ? fiscalYear(Number(year) + 2018, lang) : key;
}
