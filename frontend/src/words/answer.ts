import { code, type ListName } from './code';
import { answer as en } from './en/answer';
import { country, list, month, number, personName } from './format';
import { answer as ja } from './ja/answer';
import { type Lang, pair } from './words';
import { zoneCity } from './zones';

/** The names of the parts of compound answers, and how an answer is read aloud. */
export const answerWords = pair(ja, en);

/** A part of a compound answer: `japan_target`, `line_of_therapy`. */
export type AnswerPart = Exclude<keyof typeof ja, 'pair' | 'join'>;

const LISTS: Record<string, ListName> = {
  org_type: 'L1',
  product_type: 'L2',
  modality: 'L3',
  indication_area: 'L4',
  phase_planned: 'L5',
  codes: 'L6',
  heard_from: 'L7',
  prot_equipment: 'L8',
  org_jp_base: 'org_jp_base',
  org_size: 'org_size',
  sub_role: 'sub_role',
  jp_status: 'jp_status',
  need_sirb: 'need_sirb',
  need_english: 'need_english',
  system: 'code_system',
  randomised: 'yes_no',
  adaptive: 'yes_no',
  basket: 'yes_no',
  blinding: 'blinding',
  control: 'control',
  age_groups: 'age_group',
  sex: 'sex',
};

// Where an empty list is an answer of its own: nothing of the kind is needed.
const EMPTY_ANSWERS = new Set(['prot_equipment', 'need_english']);

/**
 * The answer to one field in the reader’s words, in one line; empty when there
 * is none. Takes what the form, the case and the registry reader hand out.
 */
export function answerText(field: string, value: unknown, lang: Lang): string {
  const words = answerWords[lang];
  if (value === null || value === undefined || value === '') return '';
  if (value === 'i_dont_know' || (field === 'jp_site_decision_by' && value === 'unknown')) {
    return words.unknown;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return EMPTY_ANSWERS.has(field) ? words.nothingSpecial : '';
    return list(
      value.map((one) => answerText(field, one, lang)).filter((text) => text !== ''),
      lang,
    );
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return plainText(field, value, lang);
  return objectText(field, value as Record<string, unknown>, lang);
}

function plainText(field: string, value: string, lang: Lang): string {
  const listed = LISTS[field];
  if (listed) return code(listed, value, lang);
  if (field === 'org_country') return /^[A-Z]{2}$/.test(value) ? country(value, lang) : value;
  if (field === 'contact_tz') return `${zoneCity(value, lang)} (${value})`;
  if (/^\d{4}-\d{2}$/.test(value)) return month(value, lang);
  return value;
}

function objectText(field: string, value: Record<string, unknown>, lang: Lang): string {
  const words = answerWords[lang];
  if (field === 'contact_name') {
    const { family = '', given, title } = value as { family?: string; given?: string; title?: string };
    return [personName({ family, given }, lang), title].filter(Boolean).join(', ');
  }
  if (field === 'indication_code') {
    const system = answerText('system', value.system, lang);
    return [system, value.code, value.text].filter(Boolean).join(' ');
  }
  if (field === 'heard_from') {
    return [code('L7', String(value.code ?? ''), lang), value.text].filter(Boolean).join(', ');
  }
  if (field === 'consent_privacy') return value.accepted === true ? words.yes : '';
  if (field === 'needs') {
    return [answerText('codes', value.codes, lang), value.text].filter(Boolean).join('\n');
  }
  return Object.entries(value)
    .map(([part, one]) => [part, answerText(part, one, lang)] as const)
    .filter(([, text]) => text !== '')
    .map(([part, text]) => {
      const label = (words as Record<string, unknown>)[part];
      return words.pair(typeof label === 'string' ? label : part, text);
    })
    .join(words.join);
}
