import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { at } from '../testing/at';
import { onSendKey, switchShortcuts, useShortcuts } from './keys';

const reply = vi.fn();
const send = vi.fn();

function Page() {
  useShortcuts({ r: reply });
  return <textarea aria-label="text" onKeyDown={onSendKey(send)} />;
}

beforeEach(() => {
  reply.mockClear();
  send.mockClear();
  at('ja', <Page />);
});

describe('single keys', () => {
  it('act on the page', () => {
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(reply).toHaveBeenCalledOnce();
  });

  it('are silent while typing, while composing, with a modifier, and when switched off', () => {
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'r' });
    fireEvent.keyDown(document.body, { key: 'r', isComposing: true });
    fireEvent.keyDown(document.body, { key: 'r', keyCode: 229 });
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true });
    switchShortcuts(true);
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(reply).not.toHaveBeenCalled();
    switchShortcuts(false);
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(reply).toHaveBeenCalledOnce();
  });
});

describe('Ctrl or ⌘ with Enter', () => {
  it('sends', () => {
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'Enter', ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'Enter', metaKey: true });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('never sends while Japanese is being composed, nor by Enter alone', () => {
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'Enter', ctrlKey: true, keyCode: 229 });
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'Enter' });
    expect(send).not.toHaveBeenCalled();
  });
});
