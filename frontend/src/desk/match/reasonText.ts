import { deskmatchWords } from '../../words/deskmatch';
import { fiscalYear, longDay, number } from '../../words/format';
import { code, type ListName } from '../../words/registercode';
import type { Lang } from '../../words/words';
import type { Judged, Must, Part, Reason, Result } from './types';

/** The name of a must: “PET” where it is about one equipment. */
export function mustName(must: Must, lang: Lang): string {
  return must.equipment ? code('L8', must.equipment, lang) : code('must_rule', must.rule, lang);
}

/** A must in a chip: with its number where that says more, “Patients 31 a year”. */
export function mustFact(judged: Judged, lang: Lang): string {
  const words = deskmatchWords[lang];
  const { patients } = judged.reason.params ?? {};
  const code = judged.reason.code;
  if (patients && (code === 'patients_enough' || code === 'patients_too_few')) {
    return words.chipPatients(number(Number(patients)));
  }
  if (patients && code === 'places_free') return words.chipPlaces(number(Number(patients)));
  return mustName(judged.must, lang);
}

/** One must in a sentence with its source and date (words 42–45). */
export function mustSentence(must: Must, result: Result, reason: Reason, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  const name = mustName(must, lang);
  switch (result) {
    case 'pass':
      return words.pass(found(reason, name, lang) + basis(reason, lang));
    case 'fail':
      return words.fail(found(reason, name, lang) + basis(reason, lang));
    case 'criterion_expired':
      return outOfDate(reason, name, lang);
    default:
      return reason.code === 'single_case_by_case'
        ? words.unknownBecause(found(reason, name, lang))
        : reason.code === 'disease_not_coded'
          ? words.unknownBecause(words.found.disease_not_coded)
          : words.unknown(name);
  }
}

/** One wish in a sentence: why so many points. */
export function partSentence(part: Part, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  const name = code('wish_part', part.part, lang);
  if (part.result === 'criterion_expired') return outOfDate(part.reason, name, lang);
  if (part.result !== 'pass') return words.unknown(name);
  return found(part.reason, name, lang) + basis(part.reason, lang);
}

function outOfDate(reason: Reason, name: string, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  const { months } = reason.params ?? {};
  const what = reason.section ? code('register_section', reason.section, lang) : name;
  return words.expired(what, months ?? '', reason.confirmed_on ? longDay(reason.confirmed_on, lang) : '');
}

// What was found, without whether it does.
function found(reason: Reason, name: string, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  const p = reason.params ?? {};
  const n = (word: string | undefined) => number(Number(word ?? 0));
  const many = (list: ListName, codes: string | undefined) =>
    (codes ?? '')
      .split(',')
      .filter(Boolean)
      .map((one) => code(list, one, lang))
      .join(words.comma);
  switch (reason.code) {
    case 'patients_enough':
    case 'patients_too_few':
      return words.found.patients(n(p.patients), n(p.needed), counted(p, lang));
    case 'patients_counted':
      return words.found.patients_counted(n(p.patients), code('evidence_grade', p.grade ?? '', lang));
    case 'area_not_treated':
      return words.found.area_not_treated(code('L4', p.area ?? '', lang));
    case 'register_lapsed':
      return words.found.register_lapsed(code('register_section', p.section ?? '', lang));
    case 'phase_taken':
      return words.found.phase_taken(code('L5', p.phase ?? '', lang));
    case 'phase_not_taken':
      return words.found.phase_not_taken(code('L5', p.phase ?? '', lang));
    case 'ages_treated':
      return words.found.ages_treated(many('age_group', p.ages));
    case 'ages_not_treated':
      return words.found.ages_not_treated(many('age_group', p.ages));
    case 'equipped':
      return words.found.equipped(name);
    case 'not_equipped':
      return words.found.not_equipped(name);
    case 'ready':
      return words.found.ready(name);
    case 'not_ready':
      return words.found.not_ready(name);
    case 'places_free':
      return words.found.places_free(n(p.patients));
    case 'startup_days':
      return words.found.startup_days(n(p.days));
    case 'english_levels':
      return words.found.english_levels(n(p.known), n(p.asked), n(p.level), n(p.best));
    case 'times_asked':
      return words.found.times_asked(n(p.asked), n(p.median));
    default: {
      const fixed: Partial<Record<string, unknown>> = words.found;
      const text = fixed[reason.code];
      return typeof text === 'string' ? text : name;
    }
  }
}

function counted(p: Record<string, string>, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  if (!p.method) return '';
  const method = code('count_method', p.method, lang);
  return p.period ? words.methodIn(method, yearOf(p.period, lang)) : method;
}

// `R7`, the fiscal year that was counted.
function yearOf(period: string, lang: Lang): string {
  const reiwa = /^R(\d+)$/.exec(period)?.[1];
  return reiwa ? fiscalYear(Number(reiwa) + 2018, lang) : period;
}

function basis(reason: Reason, lang: Lang): string {
  const words = deskmatchWords[lang].reasons;
  if (!reason.confirmed_on) return '';
  const day = longDay(reason.confirmed_on, lang);
  return reason.source && reason.source !== 'self'
    ? words.fromSource(code('register_source', reason.source, lang), day)
    : words.confirmed(day);
}
