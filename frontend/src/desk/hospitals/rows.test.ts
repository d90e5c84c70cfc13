import { describe, expect, it } from 'vitest';
import type { ReviewRow } from './review';
import { countsOf, isShown, plain, SHOWS } from './rows';

const row = (states: readonly string[], more: Partial<ReviewRow> = {}): ReviewRow =>
  ({
    sections: states.map((state) => ({ section: 'team', state })),
    required_filled: 24,
    required_total: 24,
    to_review: false,
    not_asked: 'nothing_due',
    ...more,
  }) as ReviewRow;

describe('the list of hospitals', () => {
  it('counts the sections, those that need somebody first', () => {
    expect(countsOf(row(['v_current', 'v_expired', 'v_current']))).toEqual([
      ['v_expired', 1],
      ['v_current', 2],
    ]);
  });

  it('shows a hospital under every heading that it belongs to', () => {
    const under = (one: ReviewRow) => SHOWS.filter((show) => isShown(one, show));
    expect(under(row(['v_current']))).toEqual(['all']);
    expect(under(row(['v_ends_soon'], { not_asked: null }))).toEqual(['all', 'ending', 'askable']);
    expect(under(row([], { to_review: true, required_filled: 3 }))).toEqual(['all', 'review', 'open']);
  });

  it('finds a name however it is typed', () => {
    expect(plain('Ｎａｔｉｏｎａｌ　Cancer')).toBe(plain('national cancer'));
  });
});
