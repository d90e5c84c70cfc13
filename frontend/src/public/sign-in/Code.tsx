import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
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
import { PublicFrame } from '../PublicFrame';
import { mailLink, signInByCode } from './calls';
import { codeAddress, useEnter } from './enter';

/** The 6-digit code from the mail, for mail that is read on another device. */
export default function Code() {
  const words = useWords(signinWords);
  const { lang } = usePlace();
  const enter = useEnter();
  const [sentTo] = useState(codeAddress.read);
  const [email, setEmail] = useState(sentTo);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/email': { label: words.email },
    '/code': { label: words.code, say: { required: words.codeSay } },
  });
  useTitle(plain(words.codeTitle));

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const digits = code.normalize('NFKC').replace(/\D/g, '');
    const open = [
      ...(email.trim() === '' ? [{ pointer: '/email', code: 'required' }] : []),
      ...(digits.length === 6 ? [] : [{ pointer: '/code', code: 'required' }]),
    ];
    if (open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      enter(await signInByCode(email.trim(), digits));
    } catch (error) {
      // Used, ended or replaced: whichever it was, a new code mends it.
      if (error instanceof Problem && error.status === 410) {
        faults.show([{ pointer: '/code', code: 'code_expired' }]);
      } else faults.caught(error);
    }
    setBusy(false);
  };

  return (
    <PublicFrame>
      <form noValidate className="narrow stack" onSubmit={goOn}>
        <ErrorSummary errors={faults.items} round={faults.round} />
        <h1>
          <Phrased text={words.codeTitle} />
        </h1>
        <p>{sentTo ? words.codeSent(sentTo) : words.codeNotSent}</p>
        {sentTo ? null : (
          <TextInput
            id="email"
            label={words.email}
            bare
            type="email"
            autoComplete="username"
            spellCheck={false}
            value={email}
            onChange={setEmail}
            error={faults.at('/email')}
          />
        )}
        <TextInput
          id="code"
          label={words.code}
          bare
          inputMode="numeric"
          autoComplete="one-time-code"
          width="w8"
          value={code}
          onChange={setCode}
          error={faults.at('/code')}
        />
        <Button type="submit" kind="solid" busy={busy} block>
          {words.goOn}
        </Button>
        {sentTo ? <AskAgain again={() => mailLink(sentTo, lang)} /> : null}
        <p className="t14 soft">
          {words.codeOnly} <Go to="sign-in">{words.back}</Go>
        </p>
      </form>
    </PublicFrame>
  );
}
