import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Date3, dateOf } from '../../parts/DateParts/DateParts';
import { TextInput } from '../../parts/Field/inputs';
import { choices } from '../../words/code';
import { deskcontractWords } from '../../words/deskcontract';
import { ActDialog } from '../case/acts/ActDialog';
import type { ContractView } from '../case/types';
import { useCase } from '../case/useCase';

interface Props {
  hospital: string;
  name: string;
  record: ContractView;
  onClose: () => void;
}

const NO_DAY = { year: '', month: '', day: '' };

/** How far the agreement is. Signing needs terms and costs agreed, and says so before anybody presses. */
export function MoveStage({ hospital, name, record, onClose }: Props) {
  const lang = useLang();
  const words = useWords(deskcontractWords);
  const { act } = useCase();
  const [stage, setStage] = useState(record.stage);
  const [day, setDay] = useState(NO_DAY);
  const [note, setNote] = useState(record.note ?? '');
  const signing = stage === 'signature' || stage === 'executed';
  const agreed = record.legal_ok && record.budget_ok;
  const typed = Object.values(day).some(Boolean);
  return (
    <ActDialog
      title={words.moveTitle(name)}
      confirm={words.save}
      names={{
        '/stage': { label: words.stage, choice: true, id: 'contract-stage' },
        '/on': { label: words.executionDay, id: 'contract-on' },
        '/note': { label: words.note, id: 'contract-note' },
      }}
      check={() => (typed && !dateOf(day) ? [{ pointer: '/on', code: 'not_a_date' }] : [])}
      send={async (version) => {
        if (signing && !agreed && stage !== record.stage) {
          throw new Problem(409, 'gate', [], { gate: 'terms_and_costs' });
        }
        await act(
          'contracts',
          {
            hospital,
            stage: stage === record.stage ? null : stage,
            on: stage === 'executed' ? dateOf(day) : null,
            note,
          },
          version,
        );
      }}
      onClose={onClose}
    >
      {(at) => (
        <>
          <RadioGroup
            id="contract-stage"
            label={words.stage}
            required
            options={choices('contract_stage', lang)}
            value={stage}
            error={at('/stage')}
            onChange={(one) => setStage(one as ContractView['stage'])}
          />
          {stage === 'executed' ? (
            <Date3
              id="contract-on"
              label={words.executionDay}
              hint={words.executionHint}
              size="m"
              value={day}
              error={at('/on')}
              onChange={setDay}
            />
          ) : null}
          <TextInput
            id="contract-note"
            label={words.note}
            hint={words.noteHint}
            size="m"
            value={note}
            error={at('/note')}
            onChange={setNote}
          />
        </>
      )}
    </ActDialog>
  );
}
