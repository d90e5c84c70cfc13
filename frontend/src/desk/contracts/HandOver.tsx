import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { RadioGroup } from '../../parts/Choice/Choice';
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

/** The turn goes to another party; from now the days count as theirs (words 27). */
export function HandOver({ hospital, name, record, onClose }: Props) {
  const lang = useLang();
  const words = useWords(deskcontractWords);
  const { act } = useCase();
  const [ball, setBall] = useState('');
  const [note, setNote] = useState('');
  const party = words.handTo[ball as keyof typeof words.handTo];
  return (
    <ActDialog
      title={words.handOverTitle(name)}
      confirm={party ? words.handOverTo(party) : words.handOver}
      names={{
        '/ball': { label: words.toWhom, choice: true, id: 'contract-ball' },
        '/note': { label: words.note, id: 'contract-note' },
      }}
      check={() => (ball ? [] : [{ pointer: '/ball', code: 'required' }])}
      send={(version) =>
        act('contracts', { hospital, ball: ball as ContractView['ball'], note: note.trim() || null }, version)
      }
      onClose={onClose}
    >
      {(at) => (
        <>
          <p>{words.handOverBody}</p>
          <RadioGroup
            id="contract-ball"
            label={words.toWhom}
            required
            options={choices('ball', lang)
              .filter((one) => one.value !== record.ball)
              .map((one) => ({
                ...one,
                label: words.handTo[one.value as keyof typeof words.handTo] ?? one.label,
              }))}
            value={ball || null}
            error={at('/ball')}
            onChange={setBall}
          />
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
