import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseAt } from '../../testing/caseAt';
import { sampleCase } from '../../testing/sample';
import { Talk } from './Talk';

beforeEach(() => localStorage.clear());

const type = (name: RegExp, text: string) => {
  const box = screen.getByRole('textbox', { name });
  fireEvent.change(box, { target: { value: text } });
  return box;
};

describe('the two boxes', () => {
  it('send a reply to the company and only there', async () => {
    const view = sampleCase();
    const { calls } = caseAt('ja', view, <Talk />, () => ({ body: sampleCase({ version: 13 }) }));
    expect(screen.getByText('宛先1名：Emma Hartley')).toBeTruthy();
    const box = type(/社外へ返信/, 'Thank you for your call.');
    fireEvent.click(screen.getByRole('button', { name: '1名に送る' }));
    await waitFor(() => expect((box as HTMLTextAreaElement).value).toBe(''));
    expect(calls).toEqual([
      {
        method: 'POST',
        path: '/api/desk/cases/A-R08-042/messages',
        body: { text: 'Thank you for your call.', lang: 'en' },
        ifMatch: null,
      },
    ]);
  });

  it('keep a note inside the desk, also by Ctrl and Enter, but not while composing Japanese', async () => {
    const { calls } = caseAt('ja', sampleCase(), <Talk />, () => ({ body: sampleCase({ version: 13 }) }));
    const box = type(/内部メモ/, '枠は第4四半期から。');
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 });
    expect(calls).toEqual([]);
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]).toMatchObject({
      path: '/api/desk/cases/A-R08-042/notes',
      body: { text: '枠は第4四半期から。' },
    });
  });

  it('keep the text when it could not be sent', async () => {
    caseAt('ja', sampleCase(), <Talk />, () => ({
      status: 500,
      body: { type: '/problems/server', status: 500 },
    }));
    const box = type(/社外へ返信/, 'A long answer.');
    fireEvent.click(screen.getByRole('button', { name: '1名に送る' }));
    expect(await screen.findByText(/保存できませんでした/)).toBeTruthy();
    expect((box as HTMLTextAreaElement).value).toBe('A long answer.');
    expect(localStorage.getItem('madoguchi-draft:A-R08-042:reply')).toContain('A long answer.');
  });

  it('ask for a text before anything is sent', () => {
    const { calls } = caseAt('ja', sampleCase(), <Talk />, () => ({ body: {} }));
    fireEvent.click(screen.getByRole('button', { name: 'メモを残す' }));
    expect(screen.getByText('＊内部メモを入力してください')).toBeTruthy();
    expect(calls).toEqual([]);
  });
});

it('shows what went out, what stayed inside and what happened, each in its own look', () => {
  caseAt('ja', sampleCase(), <Talk />, () => ({ body: {} }));
  const entries = screen.getAllByRole('article');
  const note = entries.find((one) => one.textContent?.includes('近畿の1施設'));
  const message = entries.find((one) => one.textContent?.includes('brain MRI'));
  expect(note?.className).toBe('in-note');
  expect(note?.textContent).toContain('内部');
  expect(message?.className).toBe('out-msg');
  expect(message?.textContent).toContain('外部');
});

it('shows one kind of entry by its address', () => {
  caseAt('ja', sampleCase(), <Talk />, () => ({ body: {} }), { search: '?show=internal' });
  expect(screen.getAllByRole('article')).toHaveLength(1);
});
