import { codes } from './codes.gen';
import type { Lang } from './words';

/** A closed list of the rules, by its name. */
export type ListName = keyof typeof codes;

const LISTS: Record<string, Record<string, { en: string; ja: string }>> = codes;

/** The words of one code. A code newer than this build shows as it is. */
export function code(list: ListName, value: string, lang: Lang): string {
  return LISTS[list]?.[value]?.[lang] ?? value;
}

/** A whole list in its order, as choices. */
export function choices(list: ListName, lang: Lang): { value: string; label: string }[] {
  return Object.entries(LISTS[list] ?? {}).map(([value, words]) => ({ value, label: words[lang] }));
}
