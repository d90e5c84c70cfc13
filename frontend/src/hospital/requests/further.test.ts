import { describe, expect, it } from 'vitest';
import type { FurtherQuestion } from '../../forms/further';
import type { RawAnswer } from '../types';
import { toSend } from './answer';
import { byPart, fromParts, furtherFaults, furtherRows } from './further';

const ask = (code: string, kind: FurtherQuestion['kind'], most?: number): FurtherQuestion => ({
  code,
  kind,
  ja: `${code}の質問`,
  en: `About ${code}`,
  most: most ?? null,
});
const ASKED = [
  ask('crc', 'number', 100),
  ask('visit_from', 'month'),
  ask('e_sign', 'yes_no'),
  ask('own_1', 'text'),
];
const VIEW = { further: ASKED.map((question) => ({ question, known: null, corrects: null })) };

describe('further questions', () => {
  it('are parts of the answer on their own and come back as one', () => {
    const answer: RawAnswer = { pi: '見本', further: { crc: '3', e_sign: false } };
    const parts = byPart(answer);
    expect(parts).toEqual({ pi: '見本', 'further/crc': '3', 'further/e_sign': false });
    expect(fromParts(parts)).toEqual(answer);
    expect(fromParts({ pi: '見本' })).toEqual({ pi: '見本' });
  });

  it('may all be left open, and are told what is wrong with what was typed', () => {
    expect(furtherFaults(ASKED, {})).toEqual([]);
    const wrong = { crc: '101', visit_from: '2027-13', e_sign: true, own_1: 'あ'.repeat(503) };
    expect(furtherFaults(ASKED, { further: wrong })).toEqual([
      { pointer: '/further/crc', code: 'too_big', params: { n: '100' } },
      { pointer: '/further/visit_from', code: 'not_a_date' },
      { pointer: '/further/own_1', code: 'too_long', params: { n: '500', m: '3' } },
    ]);
    expect(furtherFaults(ASKED, { further: { crc: 'many' } })[0]?.code).toBe('not_a_number');
    expect(furtherFaults(ASKED, { further: { crc: '１２' } })).toEqual([]);
  });

  it('go out as far as they are answered, and not at all with a no', () => {
    const further = { crc: '3', visit_from: '', e_sign: false, own_1: null };
    expect(toSend({ interest: 'int_yes', further })).toEqual({
      interest: 'int_yes',
      further: { crc: '3', e_sign: false },
    });
    expect(toSend({ interest: 'int_no', further })).toEqual({ interest: 'int_no' });
  });

  it('are read with their words', () => {
    const further = { crc: 1200, visit_from: '2027-04', e_sign: false };
    const said = furtherRows(VIEW, { further }, 'en').map((row) => row.value);
    expect(said).toEqual(['1,200', 'Apr 2027', 'No', '']);
    expect(furtherRows(VIEW, { interest: 'int_no' }, 'ja')).toEqual([]);
  });
});
