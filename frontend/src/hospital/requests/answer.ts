import type { Fault } from '../../api/problem';
import type { Question, RawAnswer, RequestView } from '../types';
import { furtherToSend } from './further';

/** The questions as the hospital counts them: eight at most. */
export type Asked =
  | 'interest'
  | 'pi'
  | 'patients'
  | 'realistic'
  | 'start'
  | 'competing'
  | 'conditions'
  | 'name_may_be_told'
  | 'why_not';

const YES: readonly Asked[] = [
  'interest',
  'pi',
  'patients',
  'realistic',
  'start',
  'competing',
  'conditions',
  'name_may_be_told',
];
const NO: readonly Asked[] = ['interest', 'why_not'];

/** A no needs its reason and nothing else. */
export function questionsFor(answer: RawAnswer): readonly Asked[] {
  return answer.interest === 'int_no' ? NO : YES;
}

/** The fields that a question is made of. */
export const FIELDS: Record<Asked, readonly Question[]> = {
  interest: ['interest'],
  pi: ['pi'],
  patients: ['seen', 'period', 'method', 'fits', 'months', 'patients'],
  realistic: ['consents', 'realistic'],
  start: ['start'],
  competing: ['competing'],
  conditions: ['conditions', 'conditions_note'],
  name_may_be_told: ['name_may_be_told'],
  why_not: ['why_not', 'why_not_note'],
};

/** Fields that the register knows and that are used or corrected together, by the first of them. */
export const KNOWN = {
  pi: ['pi'],
  seen: ['seen', 'period', 'method'],
  start: ['start'],
} as const satisfies Partial<Record<Question, readonly Question[]>>;
export type Known = keyof typeof KNOWN;

/** What an answer may go without, and where “none” would be read as a nought. */
const FIGURES: readonly Question[] = ['seen', 'period', 'fits', 'months', 'consents'];

/** The fields of an answer as it is read; a figure that was not given is left out. */
export function fieldsToRead(answer: RawAnswer): Question[] {
  return questionsFor(answer)
    .flatMap((asked) => FIELDS[asked])
    .filter((field) => !FIGURES.includes(field) || !isEmpty(answer[field]) || needed(answer).includes(field));
}

/** Whether nothing is there: no text, no choice, an empty list. */
export function isEmpty(value: RawAnswer[Question]): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Fields that this answer cannot go without. */
export function needed(answer: RawAnswer): Question[] {
  if (answer.interest === 'int_no') return ['interest', 'why_not'];
  const all: Question[] = ['interest', 'pi', 'patients', 'method', 'realistic', 'start', 'name_may_be_told'];
  // A count of a year says which year.
  if (!isEmpty(answer.seen)) all.push('period');
  return answer.interest === 'int_if' ? [...all, 'conditions'] : all;
}

/** Questions with something still to answer; what may stay empty counts as answered. */
export function openQuestions(answer: RawAnswer): Asked[] {
  const open = new Set(needed(answer).filter((field) => isEmpty(answer[field])));
  return questionsFor(answer).filter((asked) => FIELDS[asked].some((field) => open.has(field)));
}

/** A count as typed: full-width digits and commas are digits; null while it is no count. */
export function countOf(value: string | number | null | undefined): number | null {
  const text = String(value ?? '')
    .normalize('NFKC')
    .replaceAll(',', '')
    .trim();
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** Whether more patients are promised than were counted. */
export function promisesTooMany(answer: RawAnswer): boolean {
  const patients = countOf(answer.patients);
  const realistic = countOf(answer.realistic);
  return patients !== null && realistic !== null && realistic > patients;
}

/** Numbers with the least and the most that they can be. */
const NUMBERS = [
  ['seen', 0, 100_000],
  ['fits', 0, 100],
  ['months', 1, 120],
  ['patients', 0, 100_000],
  ['consents', 0, 100],
  ['realistic', 0, 100_000],
] as const satisfies readonly (readonly [Question, number, number])[];

/** What is still in the way of going on to the check page. The server reads all of it again when it is sent. */
export function faultsOf(answer: RawAnswer): Fault[] {
  const faults: Fault[] = needed(answer)
    .filter((field) => isEmpty(answer[field]))
    .map((field) => ({ pointer: `/${field}`, code: 'required' }));
  if (answer.interest === 'int_no') return faults;
  for (const [field, least, most] of NUMBERS) {
    if (isEmpty(answer[field])) continue;
    const count = countOf(answer[field]);
    if (count === null) faults.push({ pointer: `/${field}`, code: 'not_a_number' });
    else if (count < least)
      faults.push({ pointer: `/${field}`, code: 'too_small', params: { n: `${least}` } });
    else if (count > most) faults.push({ pointer: `/${field}`, code: 'too_big', params: { n: `${most}` } });
  }
  if (!isEmpty(answer.start) && !/^\d{4}-(0[1-9]|1[0-2])$/.test(answer.start ?? '')) {
    faults.push({ pointer: '/start', code: 'not_a_date' });
  }
  if (promisesTooMany(answer)) faults.push({ pointer: '/realistic', code: 'order' });
  return faults;
}

/** Only the fields that belong to this answer: a no carries no numbers along. */
export function toSend(answer: RawAnswer): RawAnswer {
  const fields = questionsFor(answer).flatMap((asked) => FIELDS[asked]);
  const said = fields.filter((field) => !isEmpty(answer[field])).map((field) => [field, answer[field]]);
  return { ...Object.fromEntries(said), ...furtherToSend(answer) };
}

/** The register’s answers to these, as the form keeps them. */
export function takeAll(view: RequestView, known: readonly Known[]): RawAnswer {
  const fields: readonly Question[] = known.flatMap((one) => [...KNOWN[one]]);
  return Object.fromEntries(
    fields
      .filter((field) => view.prefill[field] !== undefined && view.prefill[field] !== null)
      .map((field) => {
        const value = view.prefill[field];
        return [field, typeof value === 'number' ? String(value) : value];
      }),
  );
}

/** Fields in which the answer says something else than the register. */
export function differing(view: RequestView, answer: RawAnswer): Question[] {
  if (answer.interest === 'int_no') return [];
  return (Object.keys(view.prefill) as Question[]).filter(
    (field) => !isEmpty(answer[field]) && !same(answer[field], view.prefill[field] as RawAnswer[Question]),
  );
}

/** Whether two values of a field say the same: a number and its digits do. */
export function same(a: RawAnswer[Question], b: RawAnswer[Question]): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: RawAnswer[Question]): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = String(value).trim();
  return countOf(text) === null ? text : String(countOf(text));
}
