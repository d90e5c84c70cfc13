import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ContractView } from '../case/types';
import { caseAt } from '../testing/caseAt';
import { sampleCase } from '../testing/sample';
import { MoveStage } from './MoveStage';

const record: ContractView = {
  label: 'A',
  hospital: null,
  stage: 'negotiation',
  legal_ok: true,
  budget_ok: false,
  ball: 'ball_desk',
  ball_since: '2026-11-20T01:00:00Z',
  days: { sponsor: 1, hospital: 2, desk: 3, cro: 0 },
  executed_on: null,
  due: '2027-01-20T08:00:00Z',
  state: 'running',
  note: null,
};

it('does not send an agreement out for signature before terms and costs are agreed, and says so', async () => {
  const { calls } = caseAt(
    'ja',
    sampleCase(),
    <MoveStage hospital="h-a" name="A" record={record} onClose={() => {}} />,
    () => ({ body: sampleCase() }),
  );
  fireEvent.click(screen.getByRole('radio', { name: '押印・電子署名' }));
  fireEvent.click(screen.getByRole('button', { name: '保存する' }));
  expect(await screen.findByText(/条項合意と費用合意の記録が必要です/)).toBeTruthy();
  expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
});
