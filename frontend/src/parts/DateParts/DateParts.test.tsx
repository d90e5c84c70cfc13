import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { at } from '../../testing/at';
import { Date3, dateOf, Month2, monthOf, partsOf } from './DateParts';

it('asks in the order of the language', () => {
  at('en', <Date3 id="d" label="Date" value={partsOf('2027-03-09')} onChange={() => {}} />);
  expect(screen.getAllByRole<HTMLInputElement>('textbox').map((one) => one.value)).toEqual([
    '9',
    '3',
    '2027',
  ]);
});

it('asks for the year first in Japanese', () => {
  at('ja', <Month2 id="m" label="月" value={partsOf('2027-03')} onChange={() => {}} />);
  expect(screen.getAllByRole<HTMLInputElement>('textbox').map((one) => one.value)).toEqual(['2027', '3']);
});

it('reads what was typed, in either width, and refuses days that do not exist', () => {
  expect(monthOf({ year: '２０２７', month: '３' })).toBe('2027-03');
  expect(monthOf({ year: '2027', month: '15' })).toBeNull();
  expect(monthOf({ year: '27', month: '3' })).toBeNull();
  expect(dateOf({ year: '2028', month: '2', day: '29' })).toBe('2028-02-29');
  expect(dateOf({ year: '2027', month: '2', day: '29' })).toBeNull();
  expect(dateOf({ year: '2027', month: '2', day: '' })).toBeNull();
});
