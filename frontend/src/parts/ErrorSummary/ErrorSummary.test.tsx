import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useTitle } from '../../app/title';
import { at } from '../../testing/at';
import { RadioGroup } from '../Choice/Choice';
import { ErrorSummary } from './ErrorSummary';

function Page({ faults, round }: { faults: { id: string; text: string }[]; round: number }) {
  useTitle('You');
  return (
    <>
      <ErrorSummary errors={faults} round={round} />
      <input id="email" />
      <RadioGroup
        id="phase"
        label="Phase"
        value={null}
        onChange={() => {}}
        options={[{ value: '1', label: 'One' }]}
      />
    </>
  );
}

it('takes the focus at each attempt and puts “Error: ” before the title', () => {
  const fault = [{ id: 'email', text: 'Enter work email' }];
  const { rerender } = at('en', <Page faults={[]} round={0} />);
  expect(document.title).toBe('You | Madoguchi');
  rerender(<Page faults={fault} round={1} />);
  expect(document.title).toBe('Error: You | Madoguchi');
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  document.getElementById('email')?.focus();
  rerender(<Page faults={fault} round={2} />);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  rerender(<Page faults={[]} round={2} />);
  expect(document.title).toBe('You | Madoguchi');
});

it('leads to the control, in a group to its first choice', () => {
  at(
    'ja',
    <Page
      round={1}
      faults={[
        { id: 'email', text: 'A' },
        { id: 'phase', text: 'B' },
      ]}
    />,
  );
  expect(document.title).toBe('エラー：You｜窓口');
  fireEvent.click(screen.getByText('A'));
  expect(document.activeElement?.id).toBe('email');
  fireEvent.click(screen.getByText('B'));
  expect(document.activeElement).toBe(screen.getByRole('radio'));
});
