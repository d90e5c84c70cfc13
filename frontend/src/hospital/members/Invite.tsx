import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Notice } from '../../parts/Notice/Notice';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { useHospitalApi, useKeep } from '../api';
import { Kinds } from './Roles';

const EMPTY = { family: '', given: '', email: '', kinds: [] as readonly string[] };

/** A manager invites somebody by email, as one or more things. */
export function Invite() {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [person, setPerson] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState('');
  const faults = useFaults({
    '/family': { label: words.family },
    '/given': { label: words.given },
    '/email': { label: words.email },
    '/kinds': { label: words.kindsThing, choice: true },
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
    const open = (['family', 'email'] as const)
      .filter((name) => person[name].trim() === '')
      .map((name) => ({ pointer: `/${name}`, code: 'required' }));
    if (person.kinds.length === 0) open.push({ pointer: '/kinds', code: 'required' });
    if (open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      await api.invite(person);
      keep.members();
      faults.clear();
      setSent(person.email.trim());
      setPerson(EMPTY);
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
        <Kinds
          id="kinds"
          label={words.kinds}
          required
          error={faults.at('/kinds')}
          values={person.kinds}
          onChange={(kinds) => setPerson({ ...person, kinds })}
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
