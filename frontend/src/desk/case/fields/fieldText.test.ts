import { describe, expect, it } from 'vitest';
import { fieldText, same } from './fieldText';
import { FIELDS } from './spec';

describe('fieldText', () => {
  it('reads every kind of value in both languages', () => {
    expect(fieldText('org_country', 'US', 'ja')).toEqual(['アメリカ合衆国']);
    expect(fieldText('phase_planned', 'p2', 'en')).toEqual(['Phase 2']);
    expect(fieldText('jp_site_decision_by', 'unknown', 'ja')).toEqual(['まだわからない']);
    expect(fieldText('jp_site_decision_by', '2026-12', 'en')).toEqual(['Dec 2026']);
    expect(fieldText('prot_n', { total: 1200, japan_target: 40, japan_min: 'i_dont_know' }, 'ja')).toEqual([
      '全体：1,200例',
      '日本の目標：40例',
      '日本の最小：まだわからない',
    ]);
    expect(fieldText('heard_from', { code: 'event', text: 'BIO 2026' }, 'en')).toEqual([
      'Conference or event: BIO 2026',
    ]);
  });

  it('tells “none needed” from “not answered”', () => {
    expect(fieldText('prot_equipment', [], 'ja')).toEqual(['特に不要']);
    expect(fieldText('prot_equipment', null, 'ja')).toEqual([]);
  });

  it('has no answer in any field for what is not there', () => {
    for (const field of Object.keys(FIELDS)) expect(fieldText(field, null, 'en')).toEqual([]);
  });
});

it('takes an absent value and null for the same', () => {
  expect(same(undefined, null)).toBe(true);
  expect(same(['a'], ['a'])).toBe(true);
  expect(same(['a'], ['b'])).toBe(false);
});
