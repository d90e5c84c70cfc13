import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { Button } from './Button';

it('does not send the form around it unless asked', () => {
  const send = vi.fn((event: Event) => event.preventDefault());
  at(
    'en',
    <form onSubmit={(event) => send(event.nativeEvent)}>
      <Button>Add</Button>
      <Button type="submit">Send</Button>
    </form>,
  );
  fireEvent.click(screen.getByText('Add'));
  expect(send).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('Send'));
  expect(send).toHaveBeenCalledOnce();
});

it('stays in place and does nothing while busy', () => {
  const press = vi.fn();
  const send = vi.fn();
  at(
    'en',
    <form onSubmit={send}>
      <Button busy type="submit" onClick={press}>
        Send
      </Button>
      <Button aria-disabled="true" onClick={press}>
        Other
      </Button>
    </form>,
  );
  fireEvent.click(screen.getByText('Send'));
  fireEvent.click(screen.getByText('Other'));
  expect(press).not.toHaveBeenCalled();
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText('Send').closest('button')?.disabled).toBe(false);
});
