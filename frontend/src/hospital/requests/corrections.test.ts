import { describe, expect, it } from 'vitest';
import type { FurtherQuestion } from '../../forms/further';
import { hospital } from '../../words/ja/hospital';
import type { RawAnswer, RequestView } from '../types';
import { correctionsOf, correctsRegister, movedIn, registerAsRead } from './corrections';

type Asked = RequestView['further'][number];

function asked(
  code: string,
  kind: FurtherQuestion['kind'],
  corrects: string | null,
  said?: boolean | number,
) {
  const question = { code, kind, ja: `${code}の質問`, en: `About ${code}`, most: 1000 };
  const section = corrects ?? '';
  const known = said === undefined ? null : { said, section, confirmed_on: '2026-09-12', expired: false };
  return { question, known, corrects } satisfies Asked;
}

function view(change: Partial<RequestView> = {}): RequestView {
  return {
    prefill: { pi: '見本 太郎', seen: 40, start: '2027-04' },
    prefill_from: [{ question: 'pi', section: 'diseases', confirmed_on: '2026-09-12', expired: false }],
    further: [
      asked('contract_days', 'number', 'record', 60),
      asked('e_sign', 'yes_no', 'contract'),
      asked('unblinded', 'yes_no', null),
      asked('own_1', 'yes_no', null),
    ],
    ...change,
  } as RequestView;
}

const YES: RawAnswer = { interest: 'int_yes', pi: '見本 太郎', seen: '40' };

describe('corrections of the register', () => {
  it('are those answers that it asks too, and says otherwise or not at all', () => {
    const further = { contract_days: '４５', e_sign: false, unblinded: true, own_1: true };
    expect(correctionsOf(view(), { ...YES, seen: '48', further }, hospital, 'ja')).toEqual([
      { label: hospital.request.label.seen, from: '40例', to: '48例' },
      { label: 'contract_daysの質問', from: '60', to: '45', section: 'record' },
      { label: 'e_signの質問', from: '', to: 'いいえ', section: 'contract' },
    ]);
  });

  it('are none where the answer says the same, is left open, or is a no', () => {
    const table: [string, RawAnswer, boolean][] = [
      ['the same in other digits', { ...YES, further: { contract_days: '６０' } }, false],
      ['left open', { ...YES, further: { e_sign: null } }, false],
      ['not of the register', { ...YES, further: { unblinded: true, own_1: false } }, false],
      ['a no', { ...YES, interest: 'int_no', further: { e_sign: true } }, false],
      ['another number', { ...YES, further: { contract_days: '45' } }, true],
    ];
    for (const [name, answer, expected] of table) {
      expect(correctsRegister(view(), answer), name).toBe(expected);
      expect(correctionsOf(view(), answer, hospital, 'ja').length > 0, name).toBe(expected);
    }
  });

  it('go out with what the register said, and name what somebody changed meanwhile', () => {
    expect(registerAsRead(view())).toEqual({
      pi: '見本 太郎',
      seen: 40,
      start: '2027-04',
      further: { contract_days: 60 },
    });
    const now = view({
      further: [asked('contract_days', 'number', 'record', 50), asked('e_sign', 'yes_no', 'contract')],
    });
    expect(movedIn(view(), now, hospital, 'ja')).toEqual([{ label: 'contract_daysの質問', now: '50' }]);
  });
});
