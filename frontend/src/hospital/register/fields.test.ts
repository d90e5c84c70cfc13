import { describe, expect, it } from 'vitest';
import { periodName, quarterName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import { choices } from '../../words/registercode';
import type { Hospital } from '../types';
import { PAGES, patchOf, pathsOf, same, valuesOf } from './fields';
import { pageTitles } from './said';

const all = Object.entries(PAGES).flatMap(([section, pages]) => pages.map((page) => ({ section, page })));

describe('the pages of the register', () => {
  it('ask eight things at most each, and each page has its title in both languages', () => {
    for (const { section, page } of all) expect(pathsOf(page).length, section).toBeLessThanOrEqual(8);
    for (const [section, pages] of Object.entries(PAGES)) {
      for (const lang of ['en', 'ja'] as const) {
        const titles = pageTitles(section as keyof typeof PAGES, registerWords[lang]);
        expect(new Set(titles).size, section).toBe(pages.length);
      }
    }
  });

  it('ask for every equipment of the list but those nobody answers with yes or no', () => {
    const asked = PAGES.equipment.flatMap(pathsOf).filter((path) => path.startsWith('items/'));
    const listed = choices('L8', 'en')
      .map((item) => item.value)
      .filter((item) => item !== 'p1_beds' && item !== 'other');
    expect(asked.map((path) => path.replace('items/', '')).sort()).toEqual(listed.sort());
  });

  it('ask for the level of English of every task', () => {
    const asked = PAGES.english.flatMap(pathsOf).map((path) => path.replace('levels/', ''));
    expect(asked).toEqual(choices('english_work', 'en').map((item) => item.value));
  });

  it('have a label for every single field', () => {
    const further = choices('register_more', 'ja').map((item) => `more/${item.value}`);
    const named = choices('register_item', 'ja').map((item) => item.value);
    for (const { page } of all) {
      const fields = page.kind === 'fields' ? page.fields : page.kind === 'yesno-grid' ? page.more : [];
      for (const field of fields) {
        if (field.path.startsWith('more/')) expect(further).toContain(field.path);
        else expect(named).toContain(field.name);
      }
    }
  });
});

describe('a page of the register', () => {
  const hospital = {
    team: { office_mail: 'a@b.example', front: { name: '林 美咲' } },
    equipment: { items: { pet: false }, phase1_beds: 0 },
    english: { w_contract: 'en3' },
    departments: { areas: [] },
  } as unknown as Hospital;

  it('reads what is kept, and keeps unknown apart from no, none and zero', () => {
    expect(valuesOf(hospital, 'team', ['office_mail', 'front/name', 'front/mail', 'deputy/name'])).toEqual({
      office_mail: 'a@b.example',
      'front/name': '林 美咲',
      'front/mail': null,
      'deputy/name': null,
    });
    expect(valuesOf(hospital, 'equipment', ['items/pet', 'items/icu', 'phase1_beds'])).toEqual({
      'items/pet': false,
      'items/icu': null,
      phase1_beds: '0',
    });
    expect(valuesOf(hospital, 'english', ['levels/w_contract', 'levels/w_budget'])).toEqual({
      'levels/w_contract': 'en3',
      'levels/w_budget': null,
    });
    expect(valuesOf(hospital, 'departments', ['areas', 'age_groups'])).toEqual({
      areas: [],
      age_groups: null,
    });
  });

  it('sends members nested as they are kept, and what was blanked as unknown', () => {
    expect(
      patchOf({ office_mail: '', 'front/name': '林', 'front/phone': null, 'items/pet': false, areas: [] }),
    ).toEqual({ office_mail: null, front: { name: '林', phone: null }, items: { pet: false }, areas: [] });
  });

  it('takes a blanked text for unknown when two people’s values are compared', () => {
    expect(same('', null)).toBe(true);
    expect(same(false, null)).toBe(false);
    expect(same([], null)).toBe(false);
    expect(same(['a'], ['a'])).toBe(true);
  });
});

it('names quarters and fiscal years with their months', () => {
  expect(quarterName('2026-Q4', 'ja')).toBe('令和8年度 第4四半期（2027年1〜3月）');
  expect(quarterName('2026-Q3', 'en')).toBe('Q3 FY2026 (Oct–Dec 2026)');
  expect(periodName('R7', 'ja')).toBe('令和7年度（2025年度）');
});
