import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, caseAt } from '../../testing/caseAt';
import { sampleCase } from '../../testing/sample';
import type { DeskCase } from '../types';
import { FieldList } from './FieldList';

const STALE = { status: 412, body: { type: '/problems/stale', status: 412, values: { version: 13 } } };

function withDisease(text: string, version: number): DeskCase {
  const view = sampleCase({ version });
  return {
    ...view,
    fields: view.fields.map((field) =>
      field.field === 'indication_text' ? { ...field, value: text } : field,
    ),
    history: [
      {
        at: '2026-11-21T05:02:00Z',
        recorded_at: '2026-11-21T05:02:00Z',
        by: { id: 'p-tanaka', family: '田中', given: '健' },
        role: 'dm',
        second: null,
        event: 'revise',
        params: {},
        changes: [{ field: 'indication_text', before: 'x', after: text }],
      },
      ...view.history,
    ],
  };
}

function open(answer: (call: Call) => { status?: number; body: unknown }) {
  const view = sampleCase();
  const { calls } = caseAt(
    'ja',
    view,
    <FieldList label="fields" fields={view.fields.filter((one) => one.field === 'indication_text')} />,
    answer,
  );
  fireEvent.click(screen.getByRole('button', { name: /変更する/ }));
  const box = screen.getByRole('textbox');
  fireEvent.change(box, { target: { value: 'EGFR-mutated NSCLC' } });
  fireEvent.click(screen.getByRole('button', { name: '保存する' }));
  return calls;
}

beforeEach(() => localStorage.clear());

describe('a field changed in place', () => {
  it('goes to the server with the version the reader saw', async () => {
    const calls = open(() => ({ body: withDisease('EGFR-mutated NSCLC', 13) }));
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(calls).toEqual([
      {
        method: 'PATCH',
        path: '/api/desk/cases/A-R08-042/fields',
        body: { values: { indication_text: 'EGFR-mutated NSCLC' } },
        ifMatch: '12',
      },
    ]);
  });

  it('goes again by itself when somebody changed another field meanwhile', async () => {
    const calls = open((call) => {
      if (call.method === 'GET') return { body: sampleCase({ version: 13 }) };
      return call.ifMatch === '13' ? { body: withDisease('EGFR-mutated NSCLC', 14) } : STALE;
    });
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(calls.filter((call) => call.method === 'PATCH').map((call) => call.ifMatch)).toEqual(['12', '13']);
  });

  it('shows both values with who and when, if the same field was changed, and asks which to keep', async () => {
    const theirs = 'Lung cancer, any line';
    const calls = open((call) => {
      if (call.method === 'GET') return { body: withDisease(theirs, 13) };
      return call.ifMatch === '13' ? { body: withDisease('EGFR-mutated NSCLC', 14) } : STALE;
    });
    const choice = await screen.findByRole('group', { name: /田中 健が11\/21（土）14:02に変更しました/ });
    expect(within(choice).getByText(theirs)).toBeTruthy();
    expect(within(choice).getByText('EGFR-mutated NSCLC')).toBeTruthy();

    // Nothing is chosen for the reader.
    fireEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(calls.filter((call) => call.method === 'PATCH')).toHaveLength(1);

    fireEvent.click(within(choice).getByRole('radio', { name: /入力した値/ }));
    fireEvent.click(screen.getByRole('button', { name: '保存する' }));
    await waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
    expect(calls.at(-1)).toMatchObject({ method: 'PATCH', ifMatch: '13' });
  });

  it('leaves the other value in place without asking the server again', async () => {
    const calls = open((call) => (call.method === 'GET' ? { body: withDisease('Lung cancer', 13) } : STALE));
    fireEvent.click(await screen.findByRole('radio', { name: /いまの値/ }));
    fireEvent.click(screen.getByRole('button', { name: '保存する' }));
    await waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
    expect(calls.filter((call) => call.method === 'PATCH')).toHaveLength(1);
  });
});
