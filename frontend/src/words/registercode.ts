import { asChoices, type ListName as CaseList, type Codes, codesOf as caseCodesOf } from './code';
import type { codes as ja } from './ja/registerCodes.gen';
import { apart, type Lang } from './words';

type RegisterList = keyof typeof ja;

/** Any closed list, those of the register too: for the pages of hospitals and of the desk. */
export type ListName = CaseList | RegisterList;

const registerCodeWords = apart(
  () => import('./ja/registerCodes.gen').then((file) => file.codes),
  () => import('./en/registerCodes.gen').then((file) => file.codes),
);

/** The words of one code. A code newer than this build shows as it is. */
export function code(list: ListName, value: string, lang: Lang): string {
  return codesOf(list, lang)[value] ?? value;
}

/** A whole list in its order, as choices. */
export function choices(list: ListName, lang: Lang): { value: string; label: string }[] {
  return asChoices(codesOf(list, lang));
}

function codesOf(list: ListName, lang: Lang): Codes {
  const register = registerCodeWords[lang];
  return isOf(list, register) ? register[list] : caseCodesOf(list, lang);
}

function isOf(list: ListName, register: object): list is RegisterList {
  return list in register;
}
