import { expect, it } from 'vitest';
import { oneLineAnAct } from './history';
import { sentence } from './sentence';
import type { HistoryView } from './types';

const line = (params: Record<string, string>, change: Partial<HistoryView> = {}): HistoryView => ({
  at: '2026-11-19T02:00:00Z',
  recorded_at: '2026-11-19T02:00:00Z',
  by: { id: 'p', family: '林', given: null },
  role: 'ho',
  second: null,
  event: 'answer_round',
  params,
  changes: [],
  ...change,
});

it('reads the company’s and the hospital’s line of one act as one', () => {
  const lines = oneLineAnAct([line({ hospital: 'A' }), line({ state: 'interested' })]);
  expect(lines).toHaveLength(1);
  const [only] = lines;
  expect(only && sentence(only, 'ja')).toBe('施設Aとして調査に回答しました（関心あり）');
});

it('keeps two acts apart, also of one person in one second', () => {
  expect(oneLineAnAct([line({ hospital: 'A' }), line({ hospital: 'B' })])).toHaveLength(2);
  expect(oneLineAnAct([line({}), line({}, { recorded_at: '2026-11-19T02:00:01Z' })])).toHaveLength(2);
});

it('falls back to the usual sentence where a value is absent', () => {
  expect(sentence(line({}, { event: 'hold' }), 'en')).toBe('Put on hold');
  expect(sentence(line({ review_on: '2026-12-10' }, { event: 'hold' }), 'en')).toBe(
    'Put on hold until Thu 10 Dec 2026',
  );
});
