import { describe, expect, it } from 'vitest';
import { merge } from './merge';

const same = (a: string | undefined, b: string | undefined) => a === b;

describe('two people change one record', () => {
  it('and what only one of them changed is taken', () => {
    const { merged, clashes } = merge(
      { a: '1', b: '1', c: '1' },
      { a: '2', b: '1', c: '1' },
      { a: '1', b: '3', c: '1' },
      same,
    );
    expect(merged).toEqual({ a: '2', b: '3', c: '1' });
    expect(clashes).toEqual([]);
  });

  it('and what both changed to the same value is no question', () => {
    expect(merge({ a: '1' }, { a: '2' }, { a: '2' }, same).clashes).toEqual([]);
  });

  it('and what both changed differently is asked, with both values kept', () => {
    const { merged, clashes } = merge({ a: '1' }, { a: '2' }, { a: '3' }, same);
    expect(clashes).toEqual([{ key: 'a', mine: '2', theirs: '3' }]);
    expect(merged.a).toBe('2');
  });

  it('and a field that only the other one has is not lost', () => {
    expect(merge<string | undefined>({}, {}, { a: '3' }, same).merged).toEqual({ a: '3' });
  });
});
