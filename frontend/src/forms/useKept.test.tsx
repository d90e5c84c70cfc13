import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useKept } from './useKept';

it('keeps what is typed over a reload, and forgets it once it was sent', () => {
  const first = renderHook(() => useKept('a', ''));
  act(() => first.result.current[1]('half a sentence'));
  first.unmount();

  const again = renderHook(() => useKept('a', ''));
  expect(again.result.current[0]).toBe('half a sentence');
  act(() => again.result.current[2]());
  expect(again.result.current[0]).toBe('');
  expect(renderHook(() => useKept('a', '')).result.current[0]).toBe('');
});

it('never shows one record’s text on another', () => {
  const { result, rerender } = renderHook(({ key }) => useKept(key, ''), { initialProps: { key: 'a' } });
  act(() => result.current[1]('for a'));
  rerender({ key: 'b' });
  expect(result.current[0]).toBe('');
  rerender({ key: 'a' });
  expect(result.current[0]).toBe('for a');
});
