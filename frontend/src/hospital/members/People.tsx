import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Notice } from '../../parts/Notice/Notice';
import { personName, shortDay } from '../../words/format';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { code } from '../../words/registercode';
import { useAbsences } from '../api';
import { usePlaceOfWork } from '../who';
import type { Colleague } from './colleagues';
import { Roles } from './Roles';
import { useMemberAct } from './useMemberAct';

interface Props {
  people: readonly Colleague[];
  /** Says what was done, above the table. */
  onDone: (told: string) => void;
}

/** The members, a line for each person; managers change and end what they are. */
export function People({ people, onDone }: Props) {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const { manager, me } = usePlaceOfWork();
  const [changing, change] = useState<Colleague | null>(null);
  const [leaving, leave] = useState<Colleague | null>(null);
  const nameOf = (one: Colleague) => personName(one.name, lang);
  const absences = useAbsences().data ?? [];
  const awayOf = (one: Colleague) => {
    const away = absences.find(({ person, now }) => now && person?.id === one.name.id);
    return away?.deputy
      ? words.awayUntil(shortDay(away.last, lang), personName(away.deputy, lang))
      : undefined;
  };
  const { run, problem } = useMemberAct();
  const again = (one: Colleague) =>
    void run(
      (api) => api.inviteAgain(one.id),
      () => onDone(words.againDone(one.email)),
    );
  return (
    <>
      {problem ? <Notice kind="err" title={problem} /> : null}
      <DataTable
        caption={words.caption}
        rows={people}
        rowKey={(one) => one.id}
        empty={<EmptyState title={words.empty} />}
        columns={[
          { key: 'name', title: words.name, head: true, cell: nameOf },
          {
            key: 'role',
            title: words.role,
            cell: (one) =>
              one.kinds.map((kind) => code('member_kind', kind, lang)).join(lang === 'ja' ? '、' : ', '),
          },
          {
            key: 'state',
            title: words.state,
            cell: (one) =>
              one.active ? (awayOf(one) ?? words.active) : words.invited(shortDay(one.since, lang)),
          },
          { key: 'email', title: words.email, cell: (one) => one.email },
          ...(manager
            ? [
                {
                  key: 'acts',
                  title: words.acts,
                  cell: (one: Colleague) => (
                    <span className="row row-3">
                      <Act label={words.change} about={nameOf(one)} onClick={() => change(one)} />
                      {one.active ? null : (
                        <Act label={words.again} about={nameOf(one)} onClick={() => again(one)} />
                      )}
                      {one.name.id === me.person?.id ? null : (
                        <Act
                          label={one.active ? words.end : words.withdraw}
                          about={nameOf(one)}
                          onClick={() => leave(one)}
                        />
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Roles
        key={changing?.id}
        person={changing}
        onClose={() => change(null)}
        onDone={(name) => onDone(words.changed(name))}
      />
      <End person={leaving} onClose={() => leave(null)} onDone={onDone} />
    </>
  );
}

function Act({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  const words = useWords(hospitalmembersWords);
  return (
    <button type="button" className="act" onClick={onClick}>
      {label}
      <span className="vh">{words.about(about)}</span>
    </button>
  );
}

function End({
  person,
  onClose,
  onDone,
}: {
  person: Colleague | null;
  onClose: () => void;
  onDone: (told: string) => void;
}) {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const { run, busy, problem } = useMemberAct();
  const name = person ? personName(person.name, lang) : '';
  const came = person?.active ?? false;
  const end = () => {
    if (!person) return;
    void run(
      (api) => api.endMembership(person.id),
      () => {
        onDone(came ? words.ended(name) : words.withdrawn(name));
        onClose();
      },
    );
  };
  return (
    <Dialog
      open={person !== null}
      title={came ? words.endTitle(name) : words.withdrawTitle(name)}
      confirm={came ? words.endDo : words.withdrawDo}
      busy={busy}
      onConfirm={end}
      onClose={onClose}
    >
      <p>{came ? words.endBody : words.withdrawBody}</p>
      {problem ? <Notice kind="err" title={problem} /> : null}
    </Dialog>
  );
}
