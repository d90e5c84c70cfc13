import { asChoices, type Codes } from './code';
import type { codes as ja } from './ja/rareCodes.gen';
import { apart, type Lang } from './words';

/** A closed list that few pages read, by its name. */
type ListName = keyof typeof ja;

const rareCodeWords = apart(
  () => import('./ja/rareCodes.gen').then((file) => file.codes),
  () => import('./en/rareCodes.gen').then((file) => file.codes),
);

/** The words of one code. A code newer than this build shows as it is. */
export function rareCode(list: ListName, value: string, lang: Lang): string {
  const codes: Codes = rareCodeWords[lang][list];
  return codes[value] ?? value;
}

/** A whole list in its order, as choices. */
export function rareChoices(list: ListName, lang: Lang): { value: string; label: string }[] {
  return asChoices(rareCodeWords[lang][list]);
}
