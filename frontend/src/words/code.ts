import type { codes as ja } from './ja/codes.gen';
import { apart, type Lang } from './words';

/** A closed list of the form or of a case, by its name; `registercode` knows those of the register too. */
export type ListName = keyof typeof ja;

/** A list’s codes in their order, each with its words. */
export type Codes = Readonly<Record<string, string>>;

const codeWords = apart(
  () => import('./ja/codes.gen').then((file) => file.codes),
  () => import('./en/codes.gen').then((file) => file.codes),
);

/** The codes of a list with their words. */
export function codesOf(list: ListName, lang: Lang): Codes {
  return codeWords[lang][list];
}

/** The words of one code. A code newer than this build shows as it is. */
export function code(list: ListName, value: string, lang: Lang): string {
  return codesOf(list, lang)[value] ?? value;
}

/** A whole list in its order, as choices. */
export function choices(list: ListName, lang: Lang): { value: string; label: string }[] {
  return asChoices(codesOf(list, lang));
}

/** Codes as the choices of a field. */
export function asChoices(codes: Codes): { value: string; label: string }[] {
  const all = Object.entries(codes).map(([value, label]) => ({ value, label }));
  // JavaScript puts the prefectures 10 to 47 before 01 to 09: whole numbers come first in an object.
  return all.every(({ value }) => /^\d+$/.test(value))
    ? all.sort((one, other) => one.value.localeCompare(other.value))
    : all;
}
