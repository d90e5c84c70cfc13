import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseAt } from '../../testing/caseAt';
import { sampleCase } from '../../testing/sample';
import { Run } from './advance';
import { Close } from './Close';
import { Accept } from './triage';
import { Hold } from './waiting';

beforeEach(() => localStorage.clear());

const STALE = { status: 412, body: { type: '/problems/stale', status: 412, values: { version: 13 } } };

describe('a dialog of an act', () => {
  it('says who changed the case meanwhile, keeps what was typed, and the next press counts', async () => {
    const { calls } = caseAt('ja', sampleCase(), <Hold onClose={() => {}} />, (call) => {
      if (call.method === 'GET') return { body: sampleCase({ version: 13 }) };
      return call.ifMatch === '13' ? { body: sampleCase({ version: 14 }) } : STALE;
    });
    fireEvent.change(screen.getByRole('textbox', { name: /保留の理由/ }), {
      target: { value: '法務の確認' },
    });
    for (const [label, value] of [
      ['年', '2026'],
      ['月', '12'],
      ['日', '10'],
    ] as const) {
      fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
    }
    fireEvent.click(screen.getByRole('button', { name: '保留する' }));
    expect(await screen.findByText(/案件が変更されました/)).toBeTruthy();
    expect((screen.getByRole('textbox', { name: /保留の理由/ }) as HTMLTextAreaElement).value).toBe(
      '法務の確認',
    );
    fireEvent.click(screen.getByRole('button', { name: '保留する' }));
    await waitFor(() => expect(calls.at(-1)?.ifMatch).toBe('13'));
    expect(calls.at(-1)?.body).toEqual({ reason: '法務の確認', review_on: '2026-12-10' });
  });

  it('says what a gate lacks, with the page that mends it', async () => {
    caseAt('ja', sampleCase(), <Run onClose={() => {}} />, (call) =>
      call.method === 'GET'
        ? { body: sampleCase() }
        : { status: 409, body: { type: '/problems/gate', status: 409, values: { gate: 'ctn' } } },
    );
    fireEvent.click(screen.getByRole('button', { name: '治験開始を記録する' }));
    expect(await screen.findByText(/治験計画届の提出日が必要です/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '入力する' }).getAttribute('href')).toBe(
      '/ja/desk/cases/A-R08-042/progress#milestones',
    );
  });

  it('asks for every line of the checklist before it goes out', () => {
    const { calls } = caseAt('en', sampleCase(), <Accept onClose={() => {}} />, () => ({ body: [] }));
    fireEvent.click(screen.getByRole('button', { name: 'Accept the case' }));
    const summary = screen.getByRole('alert');
    expect(summary.querySelectorAll('li')).toHaveLength(7);
    expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
  });

  it('asks why Japan was lost only where it was', () => {
    caseAt('en', sampleCase(), <Close onClose={() => {}} />, () => ({ body: {} }));
    const outcome = screen.getByRole('combobox', { name: /Outcome/ });
    expect(screen.queryByRole('combobox', { name: /Reason 1/ })).toBeNull();
    fireEvent.change(outcome, { target: { value: 'N2' } });
    expect(screen.getByRole('combobox', { name: /Reason 1/ })).toBeTruthy();
    fireEvent.change(outcome, { target: { value: 'G1' } });
    expect(screen.queryByRole('combobox', { name: /Reason 1/ })).toBeNull();
  });
});
