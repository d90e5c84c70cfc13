import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { session, useSessionEnded } from './session';

beforeEach(() => session.forget());

it('ends only for those who were signed in, and goes on when they are again', () => {
  const { result } = renderHook(() => useSessionEnded());
  act(() => session.refused());
  expect(result.current).toBe(false);
  act(() => session.begin());
  act(() => session.refused());
  expect(result.current).toBe(true);
  act(() => session.accepted());
  expect(result.current).toBe(false);
});

it('does not end when the reader signed out', () => {
  const { result } = renderHook(() => useSessionEnded());
  act(() => session.begin());
  act(() => session.forget());
  act(() => session.refused());
  expect(result.current).toBe(false);
});
