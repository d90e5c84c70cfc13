import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Notice } from '../../parts/Notice/Notice';
import { problemText } from '../../words/faults';
import { personName } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { useHospitalApi, useKeep, useMembers } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import type { Member } from '../types';
import { usePlaceOfWork } from '../who';

const KINDS = ['office', 'crc', 'physician', 'approver', 'manager'] as const;

/** Who works for this hospital here; managers invite by email. */
export default function Members() {
  const all = useWords(hospitalWords);
  const words = all.members;
  const lang = useLang();
  const { manager, me } = usePlaceOfWork();
  const members = useMembers();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const roleOf = (role: string) => all.role[role as keyof typeof all.role] ?? all.roleOther;
  return (
    <Page area="members" title={words.title} top>
      <h1>{words.title}</h1>
      <Load query={members} lines={5}>
        {(rows) => (
          <DataTable
            caption={words.caption}
            rows={rows}
            rowKey={(row) => row.id}
            empty={<EmptyState title={words.empty} />}
            columns={[
              { key: 'name', title: words.name, head: true, cell: (row) => personName(row.name, lang) },
              {
                key: 'role',
                title: words.role,
                cell: (row) =>
                  [roleOf(row.role), row.manager ? words.manager : ''].filter(Boolean).join(all.joined),
              },
              { key: 'email', title: words.email, cell: (row) => row.email },
              {
                key: 'state',
                title: words.state,
                cell: (row) => (row.active ? words.active : words.invited),
              },
              ...(manager
                ? [
                    {
                      key: 'acts',
                      title: words.acts,
                      // Nobody ends their own membership: a hospital keeps a manager.
                      cell: (row: Member) =>
                        row.name.id === me.person?.id ? null : (
                          <button type="button" className="act" onClick={() => setLeaving(row)}>
                            {words.end}
                            <span className="vh">{words.about(personName(row.name, lang))}</span>
                          </button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Load>
      <EndMembership member={leaving} onClose={() => setLeaving(null)} />
      {manager ? <Invite /> : <p className="t14 soft">{words.onlyManager}</p>}
    </Page>
  );
}

function EndMembership({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const words = useWords(hospitalWords).members;
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const name = member ? personName(member.name, lang) : '';
  const end = async () => {
    if (!member) return;
    setBusy(true);
    try {
      await api.endMembership(member.id);
      keep.members();
      setProblem('');
      onClose();
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={member !== null}
      title={words.endTitle(name)}
      confirm={words.endDo}
      busy={busy}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p>{words.endBody}</p>
      {problem ? <Notice kind="err" title={problem} /> : null}
    </Dialog>
  );
}

function Invite() {
  const words = useWords(hospitalWords).members;
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [person, setPerson] = useState({ family: '', given: '', email: '', kind: '' });
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState('');
  const faults = useFaults({
    '/family': { label: words.family },
    '/given': { label: words.given },
    '/email': { label: words.email },
    '/kind': { label: words.kind, choice: true },
  });
  const field = (name: 'family' | 'given' | 'email') => ({
    id: name,
    label: words[name],
    size: 'm' as const,
    width: 'w20' as const,
    autoComplete: 'off',
    error: faults.at(`/${name}`),
    value: person[name],
    onChange: (text: string) => setPerson({ ...person, [name]: text }),
  });
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    setSent('');
    const open = (['family', 'email', 'kind'] as const)
      .filter((name) => person[name].trim() === '')
      .map((name) => ({ pointer: `/${name}`, code: 'required' }));
    if (open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      await api.invite(person);
      keep.members();
      faults.clear();
      setSent(person.email.trim());
      setPerson({ family: '', given: '', email: '', kind: '' });
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  const names = lang === 'ja' ? (['family', 'given'] as const) : (['given', 'family'] as const);
  return (
    <section aria-labelledby="invite">
      <div className="sec-head">
        <h2 id="invite">{words.inviteTitle}</h2>
      </div>
      {sent ? (
        <Notice kind="ok" title={words.sent(sent)}>
          {words.sentBody}
        </Notice>
      ) : null}
      <ErrorSummary errors={faults.items} round={faults.round} />
      <form
        className="section-form"
        noValidate
        onSubmit={(event) => void invite(event)}
        aria-labelledby="invite"
      >
        {names.map((name) => (
          <TextInput key={name} {...field(name)} required={name === 'family'} />
        ))}
        <TextInput {...field('email')} type="email" required />
        <RadioGroup
          id="kind"
          label={words.kind}
          required
          error={faults.at('/kind')}
          options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          value={person.kind || null}
          onChange={(kind) => setPerson({ ...person, kind })}
        />
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={busy}>
            {words.invite}
          </Button>
        </div>
      </form>
    </section>
  );
}
