import type { Fault } from '../../api/problem';
import type { Question, RawAnswer } from '../types';

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
  patients: ['patients', 'method'],
  realistic: ['realistic'],
  start: ['start'],
  competing: ['competing'],
  conditions: ['conditions', 'conditions_note'],
  name_may_be_told: ['name_may_be_told'],
  why_not: ['why_not', 'why_not_note'],
};

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

/** What is still in the way of going on to the check page. The server reads all of it again when it is sent. */
export function faultsOf(answer: RawAnswer): Fault[] {
  const faults: Fault[] = needed(answer)
    .filter((field) => isEmpty(answer[field]))
    .map((field) => ({ pointer: `/${field}`, code: 'required' }));
  if (answer.interest === 'int_no') return faults;
  for (const field of ['patients', 'realistic'] as const) {
    if (!isEmpty(answer[field]) && countOf(answer[field]) === null) {
      faults.push({ pointer: `/${field}`, code: 'not_a_number' });
    }
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
  return Object.fromEntries(
    fields.filter((field) => !isEmpty(answer[field])).map((field) => [field, answer[field]]),
  );
}
