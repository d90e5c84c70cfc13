import { describe, expect, it } from 'vitest';
import type { Attestation, Home, RequestRow } from '../types';
import { keyOf, resultsOf, todosOf, waitingOf } from './todo';

const row = (number: string, more: Partial<RequestRow> = {}): RequestRow => ({
  number,
  sent_at: '2026-11-19T03:00:00Z',
  due: '2026-12-04T08:00:00Z',
  state: 'invited',
  round: 'open',
  kind: 'interest',
  our_turn: true,
  waits_for_approver: false,
  lines: [],
  ...more,
});

const home = (more: Partial<Home>): Home => ({
  name: { en: 'Hospital', ja: '病院' },
  demonstration: false,
  our_turn: [],
  waiting: [],
  ended: [],
  meter: {
    required_filled: 0,
    required_total: 32,
    up_to_date_sections: 0,
    sections_total: 10,
    places_up_to_date: false,
    visibility_set: false,
    missing: [],
    not_up_to_date: [],
    visibility_open: [],
  },
  expiring: [],
  ...more,
});

const titles = (from: Home) => todosOf(from).map(keyOf);

describe('what a hospital has to do', () => {
  it('stands in the order of its dates, and a section holds until the end of its day in Japan', () => {
    const sameDay = row('survey', { due: '2026-12-11T08:00:00Z' });
    expect(
      titles(
        home({
          our_turn: [row('later', { due: '2026-12-20T08:00:00Z' }), sameDay],
          expiring: [
            { section: 'irb', expires_on: '2026-12-11', expired: false },
            { section: 'team', expires_on: '2026-11-20', expired: true },
          ],
        }),
      ),
    ).toEqual(['team', 'survey', 'irb', 'later']);
  });

  it('puts a contract, whose survey is long over, after what has a date', () => {
    const contract = { stage: 'negotiation', ball: 'ball_hospital' } as const;
    const old = row('contract', { state: 'selected', due: '2026-01-01T00:00:00Z', contract });
    expect(titles(home({ our_turn: [old, row('survey')] }))).toEqual(['survey', 'contract']);
  });
});

describe('what others have to do', () => {
  it('is the selection after an answer, and a contract in their hands; the rest has ended', () => {
    const from = home({
      waiting: [
        row('answered', { state: 'interested' }),
        row('theirs', { state: 'selected', contract: { stage: 'draft_sent', ball: 'ball_sponsor' } }),
        row('signed', { state: 'selected', contract: { stage: 'executed', ball: 'ball_desk' } }),
        row('declined', { state: 'declined' }),
      ],
      ended: [row('old', { state: 'no_answer', sent_at: '2026-10-01T00:00:00Z' })],
    });
    expect(waitingOf(from).map((one) => one.number)).toEqual(['answered', 'theirs']);
    expect(resultsOf(from).map((one) => one.number)).toEqual(['signed', 'declined', 'old']);
  });
});

describe('the yearly confirmation of the register', () => {
  const attestation = (state: Attestation['state']): Attestation => ({
    version: 3,
    due: '2026-12-03',
    state,
    attester: 'approver',
    may: true,
    past: [],
    changes: [],
  });
  const survey = home({ our_turn: [row('M-R08-001')] });

  it('stands among what is to be done once it is due, by its date', () => {
    expect(todosOf(survey, [], attestation('holds')).map(keyOf)).toEqual(['M-R08-001']);
    expect(todosOf(survey, [], attestation('due')).map(keyOf)).toEqual(['attest', 'M-R08-001']);
    expect(todosOf(survey, [], attestation('past'))[0]).toMatchObject({ kind: 'attest', past: true });
  });
});
