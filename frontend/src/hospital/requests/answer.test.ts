import { describe, expect, it } from 'vitest';
import type { RawAnswer } from '../types';
import {
  countOf,
  faultsOf,
  fieldsToRead,
  openQuestions,
  promisesTooMany,
  questionsFor,
  toSend,
} from './answer';

const FULL: RawAnswer = {
  interest: 'int_yes',
  pi: '山田 春生、呼吸器内科',
  patients: '２２',
  method: 'emr_query',
  realistic: '6',
  start: '2027-01',
  name_may_be_told: false,
};

describe('an answer to a survey', () => {
  it('has at most eight questions, and a no has two', () => {
    expect(questionsFor({})).toHaveLength(8);
    expect(questionsFor({ interest: 'int_no' })).toEqual(['interest', 'why_not']);
  });

  it('is complete without competing trials or conditions', () => {
    expect(openQuestions(FULL)).toEqual([]);
    expect(faultsOf(FULL)).toEqual([]);
  });

  it('with conditions names them', () => {
    const answer = { ...FULL, interest: 'int_if' };
    expect(openQuestions(answer)).toEqual(['conditions']);
    expect(faultsOf(answer)).toEqual([{ pointer: '/conditions', code: 'required' }]);
  });

  it('is open in a question of two parts until both are there', () => {
    expect(openQuestions({ ...FULL, method: null })).toEqual(['patients']);
  });

  it('that says no needs its reason and takes nothing else along', () => {
    const no: RawAnswer = { ...FULL, interest: 'int_no' };
    expect(faultsOf(no)).toEqual([{ pointer: '/why_not', code: 'required' }]);
    expect(toSend({ ...no, why_not: 'no_patients' })).toEqual({ interest: 'int_no', why_not: 'no_patients' });
  });

  it('does not promise more patients than were counted', () => {
    expect(promisesTooMany({ ...FULL, realistic: '２３' })).toBe(true);
    expect(promisesTooMany({ ...FULL, realistic: '22' })).toBe(false);
    expect(faultsOf({ ...FULL, realistic: '23' })).toEqual([{ pointer: '/realistic', code: 'order' }]);
  });

  it('says of a number that is none, and of a month that is none, what it is', () => {
    expect(faultsOf({ ...FULL, patients: 'many', start: '2027-13' })).toEqual([
      { pointer: '/patients', code: 'not_a_number' },
      { pointer: '/start', code: 'not_a_date' },
    ]);
  });

  it('says of a count of a year which year, and of a share that it is one of a hundred', () => {
    expect(faultsOf({ ...FULL, seen: '40', fits: '120', months: '0' })).toEqual([
      { pointer: '/period', code: 'required' },
      { pointer: '/fits', code: 'too_big', params: { n: '100' } },
      { pointer: '/months', code: 'too_small', params: { n: '1' } },
    ]);
  });

  it('is read without the figures that were not given, which are no noughts', () => {
    expect(fieldsToRead({ ...FULL, seen: '40' })).toContain('period');
    expect(fieldsToRead(FULL)).not.toContain('consents');
    expect(fieldsToRead({ ...FULL, consents: '60' })).toContain('consents');
  });

  it('keeps a no to being named apart from no answer', () => {
    expect(toSend(FULL).name_may_be_told).toBe(false);
    expect(openQuestions({ ...FULL, name_may_be_told: null })).toEqual(['name_may_be_told']);
  });

  it('reads counts as they are typed', () => {
    expect(countOf('1,240')).toBe(1240);
    expect(countOf(' ３０ ')).toBe(30);
    expect(countOf('3.5')).toBeNull();
    expect(countOf('')).toBeNull();
  });
});
