import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { Dialog } from './Dialog';

function Page({ confirm }: { confirm: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Send?"
        confirm="Send to 6 hospitals"
        onConfirm={confirm}
      >
        <p>You cannot take it back.</p>
      </Dialog>
    </>
  );
}

it('puts the focus on its heading, and leaves things as they are by the second button', () => {
  const confirm = vi.fn();
  at('en', <Page confirm={confirm} />);
  expect(screen.queryByRole('heading')).toBeNull();
  fireEvent.click(screen.getByText('open'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Send?' }));
  fireEvent.click(screen.getByRole('button', { name: 'Leave as it is' }));
  expect(screen.queryByRole('heading')).toBeNull();
  expect(confirm).not.toHaveBeenCalled();
});

it('acts only by the button that names the act', () => {
  const confirm = vi.fn();
  at('en', <Page confirm={confirm} />);
  fireEvent.click(screen.getByText('open'));
  fireEvent.click(screen.getByRole('button', { name: 'Send to 6 hospitals' }));
  expect(confirm).toHaveBeenCalledOnce();
});

it('stands open again when it is opened right after Esc, whatever the browser tells late', () => {
  at('en', <Page confirm={vi.fn()} />);
  fireEvent.click(screen.getByText('open'));
  const dialog = screen.getByRole('dialog');
  // What Esc does in a browser: it asks, and without an objection closes and tells so later.
  if (fireEvent(dialog, new Event('cancel', { cancelable: true }))) (dialog as HTMLDialogElement).close();
  expect(screen.queryByRole('heading')).toBeNull();
  fireEvent.click(screen.getByText('open'));
  fireEvent(dialog, new Event('close'));
  expect(screen.getByRole('heading', { name: 'Send?' })).toBeTruthy();
});
