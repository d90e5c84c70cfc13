import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { Date3, dateOf } from '../../../parts/DateParts/DateParts';
import { TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { hospitalName } from '../names';
import type { Basis } from '../types';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';

/** On what basis one hospital may see the company’s name. */
export function RecordBasis({ hospital, onClose }: { hospital: string | null; onClose: () => void }) {
  return hospital ? <Form key={hospital} hospital={hospital} onClose={onClose} /> : null;
}

const NO_DAY = { year: '', month: '', day: '' };

function Form({ hospital, onClose }: { hospital: string; onClose: () => void }) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [kind, setKind] = useState<Basis['kind'] | null>(null);
  const [since, setSince] = useState(NO_DAY);
  const [until, setUntil] = useState(NO_DAY);
  const [reference, setReference] = useState('');
  const ends = Object.values(until).some(Boolean);
  const name = hospitalName(
    view.rounds.flatMap((round) => round.sites),
    hospital,
    lang,
  );
  return (
    <ActDialog
      title={words.titles.basis}
      confirm={words.buttons.basis}
      names={{
        '/kind': { label: words.basisKind, choice: true, id: 'basis-kind' },
        '/since': { label: words.basisSince, id: 'basis-since' },
        '/until': { label: words.basisUntil, id: 'basis-until' },
        '/reference': { label: words.basisReference, id: 'basis-reference' },
      }}
      check={() => [
        ...(kind ? [] : [{ pointer: '/kind', code: 'required' }]),
        ...(dateOf(since) ? [] : [{ pointer: '/since', code: 'not_a_date' }]),
        ...(ends && !dateOf(until) ? [{ pointer: '/until', code: 'not_a_date' }] : []),
      ]}
      send={(version) =>
        act(
          'bases',
          {
            hospital,
            kind: kind as Basis['kind'],
            since: dateOf(since) ?? '',
            until: dateOf(until),
            reference,
          },
          version,
        )
      }
      onClose={onClose}
    >
      {(at) => (
        <>
          <p>{words.basisBody(name)}</p>
          <RadioGroup
            id="basis-kind"
            label={words.basisKind}
            required
            options={choices('basis_kind', lang)}
            value={kind}
            error={at('/kind')}
            onChange={(one) => setKind(one as Basis['kind'])}
          />
          <Date3
            id="basis-since"
            label={words.basisSince}
            required
            size="m"
            value={since}
            error={at('/since')}
            onChange={setSince}
          />
          <Date3
            id="basis-until"
            label={words.basisUntil}
            hint={words.basisUntilHint}
            size="m"
            value={until}
            error={at('/until')}
            onChange={setUntil}
          />
          <TextInput
            id="basis-reference"
            label={words.basisReference}
            hint={words.basisReferenceHint}
            required
            size="m"
            value={reference}
            error={at('/reference')}
            onChange={setReference}
          />
        </>
      )}
    </ActDialog>
  );
}
