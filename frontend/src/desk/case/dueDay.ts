import { longDay, shortDay, time } from '../../words/format';
import type { Lang } from '../../words/words';

/** A deadline in Tokyo: `11月27日（金）17:00`; with its year where that is not this year’s. */
export function dueDay(at: string, lang: Lang, now: Date = new Date()): string {
  const year = (when: string) => longDay(when, 'ja').slice(0, 4);
  const day = year(at) === year(now.toISOString()) ? shortDay(at, lang) : longDay(at, lang);
  return lang === 'ja' ? `${day}${time(at)}` : `${day}, ${time(at)}`;
}
