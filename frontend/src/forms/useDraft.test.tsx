import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { useDraft } from './useDraft';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const KEY = 'madoguchi-draft:d1';
const kept = () => JSON.parse(localStorage.getItem(KEY) ?? 'null')?.value;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const start = (save: (value: string) => Promise<void>, initial = 'a') =>
  renderHook(() => useDraft({ key: 'd1', initial, save }));

it('keeps each letter here at once and saves after a rest, once', async () => {
  const save = vi.fn(async () => {});
  const { result } = start(save);
  act(() => result.current.set('ab'));
  act(() => result.current.set('abc'));
  expect(kept()).toBe('abc');
  expect(save).not.toHaveBeenCalled();
  await pass(800);
  expect(save.mock.calls).toEqual([['abc']]);
  expect(result.current.state.kind).toBe('saved');
  expect(localStorage.getItem(KEY)).toBeNull();
});

it('sends what a closed page had not sent', async () => {
  localStorage.setItem(KEY, '{"value":"typed before the crash"}');
  const save = vi.fn(async () => {});
  const { result } = start(save);
  expect(result.current.value).toBe('typed before the crash');
  await pass(0);
  expect(save).toHaveBeenCalledWith('typed before the crash');
});

it('never has two saves on the way, and the last text wins', async () => {
  const waiting: (() => void)[] = [];
  const save = vi.fn((_: string) => new Promise<void>((done) => void waiting.push(done)));
  const { result } = start(save);
  act(() => result.current.set('one'));
  await pass(800);
  act(() => result.current.set('two'));
  await pass(5000);
  expect(save.mock.calls.map(([text]) => text)).toEqual(['one']);
  waiting.shift()?.();
  await pass(0);
  expect(save.mock.calls.map(([text]) => text)).toEqual(['one', 'two']);
  expect(kept()).toBe('two');
  waiting.shift()?.();
  await pass(0);
  expect(localStorage.getItem(KEY)).toBeNull();
});

it('keeps the text and tries again while there is no connection', async () => {
  let online = false;
  const save = vi.fn(async () => {
    if (!online) throw new Problem(0, 'offline');
  });
  const { result } = start(save);
  act(() => result.current.set('kept'));
  await pass(800);
  expect(result.current.state.kind).toBe('offline');
  expect(kept()).toBe('kept');
  online = true;
  await pass(2000);
  expect(result.current.state.kind).toBe('saved');
});

it('stops at another person’s change until it is settled', async () => {
  const save = vi.fn(async (value: string) => {
    if (value === 'mine') throw new Problem(412, 'stale_version');
  });
  const { result } = start(save);
  act(() => result.current.set('mine'));
  await pass(800);
  expect(result.current.state.kind).toBe('conflict');
  act(() => result.current.set('mine!'));
  await pass(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  act(() => result.current.settle('theirs and mine'));
  await pass(0);
  expect(result.current.state.kind).toBe('saved');
  expect(save).toHaveBeenLastCalledWith('theirs and mine');
});

it('does not repeat what the server refused', async () => {
  const save = vi.fn(async () => {
    throw new Problem(422, 'faults');
  });
  const { result } = start(save);
  act(() => result.current.set('x'));
  await pass(120_000);
  expect(result.current.state.kind).toBe('failed');
  expect(save).toHaveBeenCalledTimes(1);
  expect(kept()).toBe('x');
});

it('says whether all is on the server before going on', async () => {
  const save = vi.fn(async () => {});
  const { result } = start(save);
  act(() => result.current.set('now'));
  let done = false;
  await act(async () => {
    done = await result.current.flush();
  });
  expect(done).toBe(true);
  expect(save).toHaveBeenCalledWith('now');
});

it('forgets on request', () => {
  const { result } = start(async () => {});
  act(() => result.current.set('x'));
  act(() => result.current.forget());
  expect(localStorage.getItem(KEY)).toBeNull();
});

it('does not write a copy typed upon an older version over what came in between', async () => {
  localStorage.setItem(KEY, '{"value":"mine, offline","version":3}');
  const save = vi.fn(async () => 6);
  const { result } = renderHook(() => useDraft({ key: 'd1', initial: 'theirs', version: 5, save }));
  await pass(60_000);
  expect(save).not.toHaveBeenCalled();
  expect(result.current.state.kind).toBe('conflict');
  expect(result.current.value).toBe('mine, offline');
  act(() => result.current.settle('both'));
  await pass(0);
  expect(save).toHaveBeenCalledWith('both');
  act(() => result.current.set('more'));
  expect(JSON.parse(localStorage.getItem(KEY) ?? 'null')).toEqual({ value: 'more', version: 6 });
});
