import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { session } from '../../api/session';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { Zones } from '../../public/request/pages/You';
import { firmpagesWords } from '../../words/firmpages';
import { personName } from '../../words/format';
import type { Lang } from '../../words/words';
import { browserZone } from '../../words/zones';
import { changeMe, invite, signOut } from '../calls';
import { FirmFrame } from '../FirmFrame';

/** The reader’s own settings, and inviting colleagues. */
export default function Settings() {
  const words = useWords(firmpagesWords).settings;
  useTitle(words.title);
  return (
    <FirmFrame>
      <h1>{words.title}</h1>
      <div className="case-body narrow">
        <Account />
        <Invite />
      </div>
    </FirmFrame>
  );
}

function Account() {
  const words = useWords(firmpagesWords).settings;
  const lang = useLang();
  const place = usePlace();
  const cache = useQueryClient();
  const { data: me } = useMe();
  const [zone, setZone] = useState<string | null>(null);
  const [mails, setMails] = useState<Lang | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/zone': { label: words.zone, choice: true, id: 'zone' } });
  if (!me?.person) return null;
  const firm = me.memberships.find((one) => one.place.kind === 'firm')?.place_name?.[lang];
  const chosenZone = zone ?? me.zone ?? browserZone();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setSaid('');
    try {
      await changeMe({ lang: mails ?? me.lang ?? lang, zone: chosenZone });
      faults.clear();
      await cache.invalidateQueries({ queryKey: ['me'] });
      setSaid(words.saved);
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };
  const leave = async () => {
    await signOut().catch(() => {});
    session.forget();
    cache.clear();
    place.go?.(`/${place.lang}/sign-in`, true);
  };
  return (
    <section aria-labelledby="account">
      <ErrorSummary errors={faults.items} round={faults.round} />
      <div className="sec-head">
        <h2 id="account">{words.account}</h2>
        <button type="button" className="act" onClick={() => void leave()}>
          {words.signOut}
        </button>
      </div>
      <SummaryList
        rows={[
          { label: words.name, value: personName(me.person, lang) },
          { label: words.email, value: me.email },
          { label: words.company, value: firm },
        ]}
      />
      <form noValidate onSubmit={save} className="request-form">
        <RadioGroup
          id="mail-language"
          label={words.language}
          bare
          value={mails ?? me.lang ?? lang}
          onChange={(value) => setMails(value as Lang)}
          options={[
            { value: 'en', label: words.english, lang: 'en' },
            { value: 'ja', label: words.japanese, lang: 'ja' },
          ]}
        />
        <Select
          id="zone"
          label={words.zone}
          bare
          size="m"
          width="w20"
          value={chosenZone}
          onChange={setZone}
          error={faults.at('/zone')}
        >
          <Zones chosen={chosenZone} />
        </Select>
        <p className="row row-4 note-line">
          <Button type="submit" kind="solid" busy={busy}>
            {words.save}
          </Button>
          <span role="status">{said}</span>
        </p>
      </form>
    </section>
  );
}

function Invite() {
  const words = useWords(firmpagesWords).settings;
  const { data: me } = useMe();
  const [person, setPerson] = useState({ email: '', family: '', given: '', may: 'act' });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/email': { label: words.email, id: 'invite-email' },
    '/family': { label: words.family, id: 'invite-family' },
    '/given': { label: words.given, id: 'invite-given' },
  });
  // Whoever may only read cannot give rights either.
  if (!me?.memberships.some((one) => one.place.kind === 'firm' && !one.read_only)) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const open = [
      ...(person.email.trim() ? [] : [{ pointer: '/email', code: 'required' }]),
      ...(person.family.trim() ? [] : [{ pointer: '/family', code: 'required' }]),
    ];
    if (open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      await invite({
        email: person.email.trim(),
        family: person.family.trim(),
        ...(person.given.trim() ? { given: person.given.trim() } : {}),
        read_only: person.may === 'read',
      });
      faults.clear();
      setSaid(words.invited(person.email.trim()));
      setPerson({ email: '', family: '', given: '', may: 'act' });
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };
  return (
    <section aria-labelledby="colleague">
      <div className="sec-head">
        <h2 id="colleague">{words.colleague}</h2>
      </div>
      <p>{words.colleagueText}</p>
      <form noValidate onSubmit={send} className="request-form">
        <ErrorSummary errors={faults.items} round={faults.round} />
        <TextInput
          id="invite-email"
          label={words.email}
          required
          size="m"
          type="email"
          autoComplete="off"
          value={person.email}
          onChange={(email) => setPerson({ ...person, email })}
          error={faults.at('/email')}
        />
        <TextInput
          id="invite-family"
          label={words.family}
          required
          size="m"
          autoComplete="off"
          value={person.family}
          onChange={(family) => setPerson({ ...person, family })}
          error={faults.at('/family')}
        />
        <TextInput
          id="invite-given"
          label={words.given}
          size="m"
          autoComplete="off"
          value={person.given}
          onChange={(given) => setPerson({ ...person, given })}
          error={faults.at('/given')}
        />
        <RadioGroup
          id="invite-may"
          label={words.may}
          bare
          value={person.may}
          onChange={(may) => setPerson({ ...person, may })}
          options={[
            { value: 'act', label: words.mayAct },
            { value: 'read', label: words.mayRead },
          ]}
        />
        <p className="row row-4 note-line">
          <Button type="submit" busy={busy}>
            {words.invite}
          </Button>
          <span role="status">{said}</span>
        </p>
      </form>
    </section>
  );
}
