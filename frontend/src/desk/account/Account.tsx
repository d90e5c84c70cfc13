import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/rest';
import { session } from '../../api/session';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { deskframeWords } from '../../words/deskframe';
import { personName } from '../../words/format';

/** Who is signed in, in which language mails come, and the way out. */
export default function Account() {
  const words = useWords(deskframeWords);
  const lang = useLang();
  const place = usePlace();
  const cache = useQueryClient();
  const { data: me } = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  useTitle(words.account.title);
  const save = async () => {
    setBusy(true);
    try {
      cache.setQueryData(
        ['me'],
        await call('POST', '/api/me', { body: { lang: chosen ?? me?.lang ?? lang } }),
      );
      setSaved(true);
    } finally {
      setBusy(false);
    }
  };
  const signOut = async () => {
    await call('POST', '/api/sign-out');
    session.forget();
    cache.clear();
    window.location.assign(`/${place.lang}/sign-in`);
  };
  const roles = me?.memberships.filter((one) => one.place.kind === 'desk') ?? [];
  const others = me?.memberships.filter((one) => one.place.kind === 'hospital') ?? [];
  return (
    <div className="stack narrow">
      <h1>{words.account.title}</h1>
      {saved ? <Notice kind="ok" title={words.account.saved} /> : null}
      <SummaryList
        rows={[
          { label: words.account.name, value: me?.person ? personName(me.person, lang) : null },
          { label: words.account.email, value: me?.email },
          {
            label: words.account.role,
            value: roles
              .map((one) => words.roles[one.role as keyof typeof words.roles] ?? one.role.toUpperCase())
              .join(' / '),
          },
        ]}
      />
      <RadioGroup
        id="lang"
        bare
        inline
        label={words.account.language}
        options={(['ja', 'en'] as const).map((value) => ({
          value,
          label: words.account.languages[value],
          lang: value,
        }))}
        value={chosen ?? me?.lang ?? null}
        onChange={(value) => {
          setChosen(value);
          setSaved(false);
        }}
      />
      <p>
        <Button busy={busy} onClick={() => void save()}>
          {words.account.save}
        </Button>
      </p>
      {others.length > 0 ? (
        <section aria-labelledby="others">
          <h2 id="others">{words.account.others}</h2>
          <ul className="lines">
            {others.map((one) => (
              <li key={one.place.id}>
                <Go to="hospital">
                  {words.account.hospital(one.place_name?.[lang] || one.place_name?.ja || '')}
                </Go>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <Button onClick={() => void signOut()}>{words.account.signOut}</Button>
      </p>
    </div>
  );
}
