import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { Skeleton } from './Skeleton';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('shows nothing, then bars, then the word, then a way to try again', () => {
  const retry = vi.fn();
  const { container } = at('ja', <Skeleton lines={3} onRetry={retry} />);
  const bars = () => container.querySelectorAll('.skeleton-bar').length;
  expect(bars()).toBe(0);
  act(() => void vi.advanceTimersByTime(300));
  expect(bars()).toBe(3);
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => void vi.advanceTimersByTime(700));
  expect(screen.getByRole('status').textContent).toBe('読み込み中');
  act(() => void vi.advanceTimersByTime(9000));
  expect(screen.getByRole('status').textContent).toBe('通常より時間がかかっています');
  fireEvent.click(screen.getByRole('button', { name: 'もう一度試す' }));
  expect(retry).toHaveBeenCalledOnce();
});
