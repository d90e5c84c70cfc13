import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { UndoBar } from './UndoBar';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('can be taken back for ten seconds', () => {
  const end = vi.fn();
  const undo = vi.fn();
  at('en', <UndoBar act={{ id: '1', text: 'Moved.', undo }} onEnd={end} />);
  expect(screen.getByRole('status').textContent).toBe('Moved.');
  act(() => void vi.advanceTimersByTime(9500));
  expect(end).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(end).toHaveBeenCalledOnce();
});

it('ends by itself after ten seconds, and starts again for another act', () => {
  const end = vi.fn();
  const { rerender } = at('en', <UndoBar act={{ id: '1', text: 'One.', undo: () => {} }} onEnd={end} />);
  act(() => void vi.advanceTimersByTime(8000));
  rerender(<UndoBar act={{ id: '2', text: 'Two.', undo: () => {} }} onEnd={end} />);
  act(() => void vi.advanceTimersByTime(8000));
  expect(end).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(2000));
  expect(end).toHaveBeenCalledOnce();
});
