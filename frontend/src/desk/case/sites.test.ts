import { describe, expect, it } from 'vitest';
import { collatedAnswer } from '../../words/en/deskLetters';
import { furtherFacts } from './sites';
import type { DeskCase, SiteView } from './types';

const site = (further: Record<string, boolean | number | string>) =>
  ({ hospital: 'h1', label: 'A', answer: { further } }) as unknown as SiteView;

const view = (...rounds: SiteView[]) =>
  ({
    rounds: rounds.map((one) => ({
      further: [
        { code: 'contract_days', kind: 'number', ja: '何日', en: 'How many days to the contract?' },
        { code: 'visit_from', kind: 'month', ja: '何月', en: 'From which month?' },
        { code: 'home_nurse', kind: 'yes_no', ja: '訪問看護', en: 'Can a nurse visit?' },
        { code: 'own_1', kind: 'text', ja: '診療科', en: 'Which departments?' },
      ],
      sites: [one],
    })),
  }) as unknown as Pick<DeskCase, 'rounds'>;

describe('further answers in the letter to the company', () => {
  it('are those to yes-or-no, numbers and months that were answered, never words', () => {
    const now = site({
      contract_days: 1045,
      visit_from: '2027-04',
      home_nurse: false,
      own_1: '見本大学病院',
    });
    expect(furtherFacts(view(now), now)).toEqual([
      { question: 'How many days to the contract?', said: '1,045' },
      { question: 'From which month?', said: 'Apr 2027' },
      { question: 'Can a nurse visit?', said: 'No' },
    ]);
    expect(furtherFacts(view(site({})), site({}))).toEqual([]);
  });

  it('stand below the hospital that gave them', () => {
    const hospital = { realistic: 8, patients: null, method: '', start: '', conditions: '' };
    const letter = collatedAnswer({
      number: 'A-R08-001',
      asked: 2,
      interested: 2,
      declined: 0,
      silent: 0,
      hospitals: [
        { ...hospital, name: 'Hospital A', further: [{ question: 'Can a nurse visit?', said: 'No' }] },
        { ...hospital, name: 'Hospital B', further: [] },
      ],
      target: null,
      offered: 16,
      confidence: null,
      estimates: 0,
      signed: '',
    });
    expect(letter).toContain('Hospital A\n- can enrol 8 patients\n- Can a nurse visit? No\n\nHospital B\n');
  });
});
