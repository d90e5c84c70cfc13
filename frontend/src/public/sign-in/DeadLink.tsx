import { type FormEvent, useState } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { AskAgain } from '../../parts/AskAgain/AskAgain';
import { Button, LinkButton } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Phrased } from '../../parts/Fill/Fill';
import { longDay, time } from '../../words/format';
import { signinWords } from '../../words/signin';
import { browserZone } from '../../words/zones';
import { resumeByMail } from '../request/calls';
import { type LinkInfo, mailLink, mailNewPassword } from './calls';
import { codeAddress } from './enter';

/** Why a link works no more: used, ended or replaced; and a new one. */
export function DeadLink({ link }: { link: LinkInfo | null }) {
  const words = useWords(signinWords);
  const lang = useLang();
  const place = usePlace();
  const zone = browserZone();
  const [email, setEmail] = useState(codeAddress.read);
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/email': { label: words.email } });
  const state = link === null || link.state === 'live' ? 'gone' : link.state;
  const at = link?.at ? `${longDay(link.at, lang, zone)} ${time(link.at, zone)}` : null;
  const ofRegister = link?.purpose === 'register_check';
  const why = {
    gone: words.deadText.gone,
    used: at ? words.deadText.used(at) : words.deadText.usedNoDate,
    expired: at ? words.deadText.expired(at) : words.deadText.gone,
    replaced: at ? words.deadText.replaced(at) : words.deadText.gone,
  }[state];

  const again = (address: string) => {
    if (link?.purpose === 'sign_in') return mailLink(address, place.lang);
    if (link?.purpose === 'password_reset') return mailNewPassword(address, place.lang);
    return resumeByMail(address, place.lang);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (email.trim() === '') return faults.show([{ pointer: '/email', code: 'required' }]);
    setBusy(true);
    try {
      await again(email.trim());
      faults.clear();
      setSent(email.trim());
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };

  return (
    <div className="stack">
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>
        <Phrased text={words.dead[state]} />
      </h1>
      <p>{ofRegister ? words.deadText.register : why}</p>
      {ofRegister ? (
        <LinkButton to="hospital/register" block>
          {words.deadText.openRegister}
        </LinkButton>
      ) : link?.purpose === 'invitation' ? (
        <p>{words.deadText.invitation}</p>
      ) : link?.purpose === 'expert_reply' ? (
        <p>{words.deadText.expert}</p>
      ) : link?.purpose === 'join_status' ? (
        <p>{words.deadText.application}</p>
      ) : link?.purpose === 'join_code' ? (
        <LinkButton to="hospital/join" block>
          {words.deadText.applyAgain}
        </LinkButton>
      ) : sent ? (
        <>
          <p role="status">{words.againSent(sent)}</p>
          <AskAgain again={() => again(sent)} />
        </>
      ) : (
        <form noValidate className="stack" onSubmit={send}>
          <TextInput
            id="email"
            label={words.email}
            bare
            hint={link?.email_masked ?? undefined}
            type="email"
            autoComplete="email"
            spellCheck={false}
            value={email}
            onChange={setEmail}
            error={faults.at('/email')}
          />
          <Button type="submit" kind="solid" busy={busy} block>
            {words.again}
          </Button>
        </form>
      )}
    </div>
  );
}
