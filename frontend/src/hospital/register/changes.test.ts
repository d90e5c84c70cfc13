import { expect, it } from 'vitest';
import { registerWords } from '../../words/register';
import type { DiseaseRow, ListRow } from '../types';
import { linesOf, type Rows } from './changes';

type Item = Parameters<typeof linesOf>[0];

const ROWS: Rows = {
  diseases: [{ id: 3, icd10: 'C25', text: '膵癌' }] as DiseaseRow[],
  lists: {
    investigators: [{ id: 4, name_ja: '見本 一郎', department: '呼吸器内科' }] as unknown as ListRow[],
  },
};
const said = (item: unknown, lang: 'ja' | 'en' = 'ja') =>
  linesOf(item as Item, ROWS, registerWords[lang], lang).map(
    ({ label, before, after }) => `${label}｜${before}｜${after}`,
  );

it('says each kind of item with its old and its new value', () => {
  for (const [item, line] of [
    [
      { section: 'team', item: 'office_mail', before: null, after: 'a@b.example' },
      '治験事務局のメールアドレス｜未回答｜a@b.example',
    ],
    [
      { section: 'departments', item: 'investigators/4/gcp_on', before: null, after: '2026-04-01' },
      '責任医師・分担医師：見本 一郎　呼吸器内科：最後にGCP研修を受けた日｜未回答｜2026年4月1日（水）',
    ],
    [
      { section: 'departments', item: 'investigators/9/cv', before: true, after: null },
      '責任医師・分担医師：外した行（9）：履歴書（統一書式1）の用意｜はい｜未回答',
    ],
    [
      { section: 'slots', item: 'competing_trials', before: null, after: [] },
      '競合する治験｜未回答｜該当なし',
    ],
    [{ section: 'equipment', item: 'pet', before: true, after: false }, 'PET｜はい｜いいえ'],
    [{ section: 'equipment', item: 'phase1_beds', before: 4, after: 0 }, '第1相用病床の数｜4床｜0床'],
    [
      { section: 'record', item: 'startup_days', before: null, after: 1200 },
      '資料の受領から最初の症例登録まで（中央値）｜未回答｜1,200日',
    ],
    [{ section: 'irb', item: 'kinds', before: null, after: [] }, '利用する治験審査委員会｜未回答｜該当なし'],
    [
      { section: 'diseases', item: '3/new_patients', before: 30, after: 40 },
      'C25 膵癌：年間の新規患者数｜30例｜40例',
    ],
    [
      { section: 'diseases', item: '3/period', before: 'R7', after: null },
      'C25 膵癌：数えた年度｜令和7年度（2025年度）｜未回答',
    ],
    [
      { section: 'diseases', item: '9/method', before: 'dpc', after: null },
      '外した疾患（9）：数え方｜DPCデータ｜未回答',
    ],
    [
      { section: 'slots', item: '2026-Q3', before: null, after: { trials: 2, patients: 6 } },
      '令和8年度 第3四半期（2026年10〜12月）｜未回答｜新しい試験2件、症例数6例',
    ],
  ] as const) {
    expect(said(item)).toEqual([line]);
  }
});

it('tells of a contact only what changed, and of a confirmation nothing', () => {
  const front = {
    section: 'team',
    item: 'front',
    before: { name: '見本 花子', mail: 'h@x.example' },
    after: { name: '見本 花子', mail: 'i@x.example', phone: '+81312345678' },
  };
  expect(said(front).map((line) => line.split('｜').slice(1).join('｜'))).toEqual([
    'h@x.example｜i@x.example',
    '未回答｜+81312345678',
  ]);
  expect(said({ section: 'english', item: null, before: {}, after: {} })).toEqual([]);
});

it('says an English level and who may see a section in the reader’s language', () => {
  expect(said({ section: 'english', item: 'w_irb', before: null, after: 'en3' }, 'en')).toEqual([
    'Ethics review questions｜Not answered｜Works in English throughout',
  ]);
  const seen = said({ section: 'team', item: 'visibility', before: null, after: 'v2' }, 'en');
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatch(/^Visible to｜Not answered｜/);
});
