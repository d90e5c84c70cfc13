import { asChoices, type Codes } from './code';
import { codes as en } from './en/rareCodes.gen';
import { codes as ja } from './ja/rareCodes.gen';
import { type Lang, pair } from './words';

/** A closed list that few pages read, by its name. */
type ListName = keyof typeof ja;

// Fetched with the pages that need them, in both languages as all their words.
const rareCodeWords = pair(ja, en);

/** The words of one code. A code newer than this build shows as it is. */
export function rareCode(list: ListName, value: string, lang: Lang): string {
  const codes: Codes = rareCodeWords[lang][list];
  return codes[value] ?? value;
}

/** A whole list in its order, as choices. */
export function rareChoices(list: ListName, lang: Lang): { value: string; label: string }[] {
  return asChoices(rareCodeWords[lang][list]);
}
