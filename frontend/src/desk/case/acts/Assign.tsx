import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { CheckGroup } from '../../../parts/Choice/Choice';
import { Select } from '../../../parts/Field/inputs';
import { Skeleton } from '../../../parts/Skeleton/Skeleton';
import { deskactWords } from '../../../words/deskact';
import { personName } from '../../../words/format';
import { readPeople } from '../api';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

/** One owner, one deputy, and whoever else reads the confidential parts. */
export function Assign({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const people = useQuery({ queryKey: ['desk', 'people'], queryFn: readPeople });
  const [owner, setOwner] = useState(view.owner?.id ?? '');
  const [deputy, setDeputy] = useState(view.deputy?.id ?? '');
  const [team, setTeam] = useState(view.team.map((one) => one.id));
  const options = (people.data ?? []).map((person) => ({
    value: person.id,
    label: personName(person, lang),
  }));
  return (
    <ActDialog
      title={words.titles.assign}
      confirm={words.save}
      names={{
        '/owner': { label: words.owner, choice: true, id: 'assign-owner' },
        '/deputy': { label: words.deputy, choice: true, id: 'assign-deputy' },
      }}
      check={() =>
        owner && owner === deputy
          ? [{ pointer: '/deputy', code: 'must_differ', params: { b: words.owner } }]
          : []
      }
      send={(version) =>
        act(
          'owner',
          {
            owner: owner || null,
            deputy: deputy || null,
            team: team.filter((one) => one !== owner && one !== deputy),
          },
          version,
        )
      }
      onClose={onClose}
    >
      {(at) =>
        people.data ? (
          <>
            <p>{words.assignBody}</p>
            <Select
              id="assign-owner"
              label={words.owner}
              size="m"
              value={owner}
              error={at('/owner')}
              onChange={setOwner}
            >
              <option value="">{words.nobody}</option>
              {options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </Select>
            <Select
              id="assign-deputy"
              label={words.deputy}
              size="m"
              value={deputy}
              error={at('/deputy')}
              onChange={setDeputy}
            >
              <option value="">{words.nobody}</option>
              {options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </Select>
            <CheckGroup
              id="assign-team"
              label={words.team}
              hint={words.teamHint}
              columns={2}
              options={options.filter((one) => one.value !== owner && one.value !== deputy)}
              values={team}
              onChange={setTeam}
            />
          </>
        ) : (
          <Skeleton lines={3} />
        )
      }
    </ActDialog>
  );
}
