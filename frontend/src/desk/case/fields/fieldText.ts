import { code, type ListName } from '../../../words/code';
import { deskfieldWords } from '../../../words/deskfield';
import { country, month, number, personName } from '../../../words/format';
import type { Lang } from '../../../words/words';
import { zoneCity } from '../../../words/zones';
import { FIELDS } from './spec';

type Parts = Record<string, unknown>;

/** A value in words, one string a line; empty where there is no answer. */
export function fieldText(field: string, value: unknown, lang: Lang): string[] {
  if (value === null || value === undefined || value === '') return [];
  const words = deskfieldWords[lang];
  const spec = FIELDS[field] ?? { kind: 'line' as const };
  const parts = value as Parts;
  const one = (list: ListName, word: unknown) => (word ? code(list, String(word), lang) : '');
  const many = (list: ListName, codes: unknown) =>
    ((codes as string[] | undefined) ?? []).map((word) => one(list, word)).join(words.comma);
  const named = (pairs: readonly (readonly [string, string])[]) =>
    pairs.filter(([, text]) => text !== '').map(([label, text]) => words.pair(label, text));

  switch (spec.kind) {
    case 'line':
    case 'text':
      return [String(value)];
    case 'country':
      return [country(String(value), lang)];
    case 'zone':
      return [zoneCity(String(value), lang)];
    case 'code':
      return [one(spec.list, value)];
    case 'codes': {
      const codes = value as string[];
      return codes.length === 0 ? (spec.none ? [words.noneNeeded] : []) : [many(spec.list, codes)];
    }
    case 'name': {
      const name = value as { family: string; given?: string; title?: string };
      return [[personName(name, lang), name.title].filter(Boolean).join(words.comma)];
    }
    case 'decision':
      return [value === 'unknown' ? one('not_sure', 'i_dont_know') : month(String(value), lang)];
    case 'needs':
      return [many('L6', parts.codes), String(parts.text ?? '')].filter(Boolean);
    case 'found':
      return typeof value === 'string'
        ? [one('L7', value)]
        : [words.pair(one('L7', parts.code), String(parts.text))];
    case 'diseases':
      return (value as { system: string; code: string; text?: string }[]).map((disease) =>
        [`${code('code_system', disease.system, lang)} ${disease.code}`, disease.text]
          .filter(Boolean)
          .join(words.gap),
      );
    case 'registry':
      return [(value as string[]).join(words.comma)].filter(Boolean);
    case 'consent':
      return [words.version(String(parts.version))];
    case 'agreed':
      return value ? [words.agreed] : [];
    case 'design':
      return named([
        [words.design.randomised, one('yes_no', parts.randomised)],
        [words.design.blinding, one('blinding', parts.blinding)],
        [words.design.control, many('control', parts.control)],
        [words.design.arms, amount(parts.arms, words.units.arms)],
        [words.design.adaptive, one('yes_no', parts.adaptive)],
        [words.design.basket, one('yes_no', parts.basket)],
      ]);
    case 'population':
      return named([
        [words.population.age_groups, many('age_group', parts.age_groups)],
        [words.population.sex, one('sex', parts.sex)],
        [words.population.line_of_therapy, text(parts.line_of_therapy)],
        [words.population.biomarker, text(parts.biomarker)],
        [words.population.key_inclusion, text(parts.key_inclusion)],
        [words.population.key_exclusion, text(parts.key_exclusion)],
      ]);
    case 'patients':
      return named([
        [words.patients.total, amount(parts.total, words.units.patients)],
        [words.patients.japan_target, amount(parts.japan_target, words.units.patients)],
        [words.patients.japan_min, amount(parts.japan_min, words.units.patients)],
      ]);
    case 'visits':
      return named([
        [words.visits.duration_weeks, amount(parts.duration_weeks, words.units.weeks)],
        [words.visits.visits, amount(parts.visits, words.units.times)],
        [words.visits.inpatient_nights, amount(parts.inpatient_nights, words.units.nights)],
        [words.visits.invasive_procedures, amount(parts.invasive_procedures, words.units.times)],
      ]);
    case 'window':
      return named([
        [words.window.wanted_fpi, monthOrNot(parts.wanted_fpi)],
        [words.window.last_fpi, monthOrNot(parts.last_fpi)],
        [words.window.window_months, amount(parts.window_months, words.units.months)],
      ]);
  }

  function text(part: unknown): string {
    return typeof part === 'string' ? part : '';
  }

  function amount(part: unknown, unit: (n: string) => string): string {
    if (part === null || part === undefined || part === '') return '';
    if (part === 'i_dont_know') return one('not_sure', part);
    return unit(typeof part === 'number' ? number(part) : String(part));
  }

  function monthOrNot(part: unknown): string {
    if (!part) return '';
    return part === 'i_dont_know' ? one('not_sure', part) : month(String(part), lang);
  }
}

/** Whether two values of a field say the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
