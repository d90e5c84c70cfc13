import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { TextInput } from './inputs';
import { Textarea } from './Textarea';

function Note() {
  const [text, setText] = useState('');
  return <Textarea id="note" label="Note" value={text} onChange={setText} max={10} />;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('stands in the order label, requirement, hint, control, fault', () => {
  const { container } = at(
    'ja',
    <TextInput id="zip" label="郵便番号" required hint="例 104-0045" error="7桁です" />,
  );
  const field = container.querySelector('.field');
  expect(field?.textContent).toBe('郵便番号 ※必須例 104-0045＊7桁です');
  const input = screen.getByRole('textbox');
  expect(input.getAttribute('aria-describedby')).toBe('zip-hint zip-error');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText(/郵便番号/)).toBe(input);
});

it('counts what is left, never cuts, and speaks at once past the limit', () => {
  const { container } = at('en', <Note />);
  const live = () => container.querySelector('[aria-live]')?.textContent;
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');
  fireEvent.change(box, { target: { value: '123456789' } });
  expect(screen.getByText('1 character left')).toBeTruthy();
  expect(live()).toBe('');
  act(() => void vi.advanceTimersByTime(1500));
  expect(live()).toBe('1 character left');
  fireEvent.change(box, { target: { value: '123456789012' } });
  act(() => void vi.advanceTimersByTime(0));
  expect(live()).toBe('2 characters too many');
  expect(box.value).toBe('123456789012');
});

it('carries the patient line and who will read it', () => {
  at('en', <Textarea id="n" label="Note" value="" onChange={() => {}} readers="Read by the desk only." />);
  const described = screen.getByRole('textbox').getAttribute('aria-describedby') ?? '';
  const read = described.split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(read).toEqual(['Do not include information that identifies a patient.', 'Read by the desk only.']);
});
