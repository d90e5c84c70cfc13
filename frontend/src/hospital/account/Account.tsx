import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/rest';
import { session } from '../../api/session';
import { useLang, usePlace, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { personName } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { Page } from '../Page';
import { usePlaceOfWork } from '../who';

/** Who is signed in, at which hospital, and the way out. */
export default function Account() {
  const words = useWords(hospitalWords);
  const lang = useLang();
  const place = usePlace();
  const cache = useQueryClient();
  const work = usePlaceOfWork();
  const person = work.me.person;
  const roleOf = (role: string) => words.role[role as keyof typeof words.role] ?? words.roleOther;
  const signOut = async () => {
    await call('POST', '/api/sign-out');
    session.forget();
    cache.clear();
    window.location.assign(`/${place.lang}/sign-in`);
  };
  return (
    <Page area="account" title={words.account}>
      <h1>{words.account}</h1>
      <SummaryList
        rows={[
          { label: words.name, value: person ? personName(person, lang) : null },
          { label: words.email, value: work.me.email },
        ]}
      />
      <section aria-labelledby="hospitals">
        <div className="sec-head">
          <h2 id="hospitals">{words.accountHospitals}</h2>
        </div>
        <ul className="lines">
          {work.all.map((one) => {
            const name = one.name[lang] || one.name.ja;
            const roles = one.roles.map(roleOf);
            return (
              <li key={one.id}>
                <span className="grow">
                  <b>{name}</b>
                  <br />
                  <span className="t14 soft">
                    {(one.manager ? [words.manager, ...roles] : roles).join(words.joined)}
                  </span>
                </span>
                {one.id === work.id ? (
                  <span className="t14">{words.workingHere}</span>
                ) : (
                  <Button size="s" onClick={() => work.change(one.id)}>
                    {words.workHere(name)}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <p className="table-acts">
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </p>
    </Page>
  );
}
