import { type FormEvent, useState } from 'react';
import { usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { AskAgain } from '../../parts/AskAgain/AskAgain';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Phrased } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { signinWords } from '../../words/signin';
import { plain } from '../../words/words';
import { mailNewPassword } from './calls';

/** Asks for the link with which a new password is chosen. */
export function ResetPassword() {
  const words = useWords(signinWords);
  const { lang } = usePlace();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/email': { label: words.email } });
  useTitle(plain(words.resetTitle));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (email.trim() === '') return faults.show([{ pointer: '/email', code: 'required' }]);
    setBusy(true);
    try {
      await mailNewPassword(email.trim(), lang);
      faults.clear();
      setSent(email.trim());
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };

  return (
    <form noValidate className="stack" onSubmit={send}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>
        <Phrased text={words.resetTitle} />
      </h1>
      {sent ? (
        <>
          <p role="status">{words.resetSent(sent)}</p>
          <AskAgain again={() => mailNewPassword(sent, lang)} />
        </>
      ) : (
        <>
          <p>{words.resetLead}</p>
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
          <Button type="submit" kind="solid" busy={busy} block>
            {words.sendReset}
          </Button>
        </>
      )}
      <p>
        <Go to="sign-in">{words.back}</Go>
      </p>
    </form>
  );
}
