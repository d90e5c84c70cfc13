import { type FormEvent, useState } from 'react';
import { usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Fill } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { signinWords } from '../../words/signin';
import { PublicFrame } from '../PublicFrame';
import { mailLink, signIn } from './calls';
import { codeAddress, useEnter } from './enter';
import { ResetPassword } from './ResetPassword';

/** Sign in: with a password, or for companies with a link and a code by email. */
export default function SignIn() {
  const place = usePlace();
  return (
    <PublicFrame>
      <div className="narrow">
        {new URLSearchParams(place.search).has('reset') ? <ResetPassword /> : <SignInForm />}
      </div>
    </PublicFrame>
  );
}

function SignInForm() {
  const words = useWords(signinWords);
  const place = usePlace();
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState<'password' | 'link' | null>(null);
  const faults = useFaults({
    '/email': { label: words.email },
    '/password': { label: words.password, say: { required: words.say.password } },
  });
  useTitle(words.title);

  const withPassword = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const open = [
      ...(email.trim() === '' ? [{ pointer: '/email', code: 'required' }] : []),
      ...(password === '' ? [{ pointer: '/password', code: 'required' }] : []),
    ];
    if (open.length > 0) return faults.show(open);
    setBusy('password');
    try {
      enter(await signIn(email.trim(), password));
    } catch (error) {
      faults.caught(error);
    }
    setBusy(null);
  };

  const withLink = async () => {
    if (email.trim() === '') return faults.show([{ pointer: '/email', code: 'required' }]);
    setBusy('link');
    try {
      await mailLink(email.trim(), place.lang);
      codeAddress.keep(email.trim());
      place.goOn?.(`/${place.lang}/code${place.search}`);
    } catch (error) {
      faults.caught(error);
    }
    setBusy(null);
  };

  return (
    <form noValidate className="stack" onSubmit={withPassword}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{words.title}</h1>
      <TextInput
        id="email"
        label={words.email}
        bare
        required
        type="email"
        autoComplete="username"
        spellCheck={false}
        value={email}
        onChange={setEmail}
        error={faults.at('/email')}
      />
      <section className="sign-way" aria-labelledby="with-link">
        <h2 id="with-link">{words.withLink}</h2>
        <p>{words.linkText}</p>
        <p>
          <Button kind="solid" block busy={busy === 'link'} onClick={() => void withLink()}>
            {words.sendLink}
          </Button>
        </p>
      </section>
      <section className="sign-way" aria-labelledby="with-password">
        <h2 id="with-password">{words.withPassword}</h2>
        <TextInput
          id="password"
          label={words.password}
          bare
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={faults.at('/password')}
        />
        <div className="row row-4">
          <Button type="submit" block busy={busy === 'password'}>
            {words.signIn}
          </Button>
          <Go className="act" to="sign-in?reset">
            {words.newPassword}
          </Go>
          <Go className="act" to="hospital/join">
            {words.joinAsHospital}
          </Go>
        </div>
      </section>
      <p>
        <Fill text={words.noRequest} slots={{ request: <Go to="request">{words.request}</Go> }} />
      </p>
    </form>
  );
}
