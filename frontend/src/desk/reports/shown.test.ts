import { expect, it } from 'vitest';
import { monthsOf, shownOf, sumOf } from './shown';
import type { CountClass, CountedCase, CountPage } from './types';
import { everyYear } from './years';

const line = (number: string, of: Partial<CountedCase> & { class: CountClass }): CountedCase => ({
  number,
  org_name: 'Engine Ltd',
  title: 'E-1',
  because: '',
  delta: 1,
  counted_on: '2026-06-11',
  restatement: false,
  reason: { code: 'accepted', accepted_on: '2026-06-11', met_on: null, outside: [] },
  ...of,
});

const counted = [
  line('A-R08-001', { class: 'K' }),
  line('A-R08-002', { class: 'K', counted_on: '2027-01-05' }),
  line('A-R08-002', { class: 'K', counted_on: '2027-01-05', delta: -1, restatement: true }),
  line('A-R08-003', { class: 'Z' }),
];
const page = {
  counted,
  view_cases: { received: counted.slice(0, 1), accepted: counted.slice(0, 2), completed: [] },
} as unknown as CountPage;

it.each([
  ['K', 1, 3],
  ['Z', 1, 1],
  ['B', 0, 0],
  ['2026-06', 1, 1],
  ['2027-01', 0, 2],
  ['received', 1, 1],
  ['completed', 0, 0],
  ['restated', -1, 1],
])('the list behind %s adds up to its figure, corrections included', (show, sum, lines) => {
  const shown = shownOf(page, show, 'ja');
  expect([sumOf(shown?.rows ?? []), shown?.rows.length]).toEqual([sum, lines]);
});

it('shows everything for what it does not know', () => {
  expect(shownOf(page, 'x', 'en')).toBeNull();
  expect(shownOf(page, null, 'en')).toBeNull();
});

it('a fiscal year runs from April to March', () => {
  const months = monthsOf('R8');
  expect([months[0], months[8], months[9], months[11]]).toEqual(['2026-04', '2026-12', '2027-01', '2027-03']);
});

it('stands every year beside the others, and knows a year ahead from a year of none', () => {
  const years = everyYear({
    as_of: '2026-11-21T00:00:00Z',
    years: [
      { fiscal_year: 'R8', k: 8, target: null, frozen: false },
      { fiscal_year: 'R10', k: 0, target: 15, frozen: false },
    ],
  });
  expect(years.map((one) => [one.fiscal_year, one.k, one.ahead])).toEqual([
    ['R8', 8, false],
    ['R9', 0, true],
    ['R10', 0, true],
  ]);
});
