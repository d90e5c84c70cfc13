import { expect, it } from 'vitest';
import { sampleCandidates } from '../testing/candidates';
import { mustFact, mustSentence } from './reasonText';
import type { Judged } from './types';

const list = sampleCandidates().candidates;
const judged = (hospital: string, rule: string): Judged => {
  const found = list.find((one) => one.hospital === hospital)?.musts.find((one) => one.must.rule === rule);
  if (!found) throw new Error(`${hospital} has no ${rule}`);
  return found;
};
const say = (one: Judged, lang: 'en' | 'ja') => mustSentence(one.must, one.result, one.reason, lang);

it('says what is met with number, method, source and date', () => {
  const patients = judged('h-a', 'm_disease');
  expect(say(patients, 'ja')).toBe(
    '満たす：年間31例（必要10例以上）。電子カルテ検索（FY2025）。医療機関の入力、2026年9月12日（土）確認',
  );
  expect(mustFact(patients, 'ja')).toBe('患者 年31例');
  expect(mustFact(patients, 'en')).toBe('31 patients a year');
});

it('says that unknown is not a no', () => {
  expect(say(judged('h-b', 'm_equipment'), 'ja')).toBe(
    '不明：PETの回答が登録にありません。「なし」とは扱いません。',
  );
  expect(say(judged('h-b', 'm_equipment'), 'en')).toContain('This is not a no.');
});

it('says how old an answer is that no longer holds', () => {
  expect(say(judged('h-b', 'm_places'), 'ja')).toBe(
    '期限切れ：受入れ枠の最終確認は7か月前（2026年4月10日（金））',
  );
});

it('says what is not met', () => {
  expect(say(judged('h-c', 'm_equipment'), 'en')).toBe(
    'Not met: no PET. Entered by the hospital, confirmed Sat 12 Sep 2026',
  );
});
