import { expect, it } from 'vitest';
import { readDay } from './day';

it.each([
  ['2026-11-20', '2026-11-20'],
  ['2026/11/20', '2026-11-20'],
  ['2026年11月20日', '2026-11-20'],
  ['２０２６－１１－２０', '2026-11-20'],
  ['2026ー11ー20', '2026-11-20'],
  ['R8.11.20', '2026-11-20'],
  ['r8/11/20', '2026-11-20'],
  ['令和8年11月20日', '2026-11-20'],
  ['令和元年5月1日', '2019-05-01'],
  ['20 11 2026', '2026-11-20'],
])('reads %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

it.each(['2026-02-30', '11/20', '03/04/2026', 'tomorrow', ''])(
  'does not guess at %j: it is no day, or could be two',
  (typed) => {
    expect(readDay(typed)).toBeNull();
  },
);
