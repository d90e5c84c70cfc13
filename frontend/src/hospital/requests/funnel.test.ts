import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atPastRate, eligible, expected } from './funnel';

const EXAMPLES = join(import.meta.dirname, '../../../../crates/case-workflow/src/round/funnel_examples.json');

describe('the figures behind an answer', () => {
  const examples = JSON.parse(readFileSync(EXAMPLES, 'utf8')) as Record<
    'seen' | 'fits' | 'consents' | 'months' | 'eligible' | 'expected',
    number
  >[];

  it('come to what the server works out', () => {
    expect(examples.length).toBeGreaterThan(10);
    for (const one of examples) {
      const typed = {
        seen: String(one.seen),
        fits: one.fits,
        consents: String(one.consents),
        months: one.months,
      };
      expect([eligible(typed), expected(typed)], `${one.seen} seen`).toEqual([one.eligible, one.expected]);
    }
  });

  it('say nothing while one of them is not there or is no number', () => {
    expect(eligible({ seen: '40', fits: '30' })).toBeNull();
    expect(expected({ seen: '40', fits: '30', months: '12', consents: 'half' })).toBeNull();
    expect(eligible({ seen: '４０', fits: '30', months: '12' })).toBe(12);
  });

  it('show what a promise came to so far', () => {
    const past = { promised: 40, enrolled: 28, same_disease: true };
    expect(atPastRate(past, 8)).toBe(6);
    expect(atPastRate(past, null)).toBeNull();
  });
});
