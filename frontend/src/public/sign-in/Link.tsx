import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { session } from '../../api/session';
import { lazy } from '../../app/lazy';
import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Phrased } from '../../parts/Fill/Fill';
import { Crashed } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { signinWords } from '../../words/signin';
import { plain } from '../../words/words';
import { PublicFrame } from '../PublicFrame';
import { type LinkInfo, readLink, spendLink } from './calls';
import { DeadLink } from './DeadLink';
import { useGoTo } from './enter';

/** Pages of their own: other links need none of them. */
const RegisterCheck = lazy(() => import('../register-check/RegisterCheck'));
const ExpertReply = lazy(() => import('../expert/ExpertReply'));
const JoinStatus = lazy(() => import('../joining/JoinStatus'));

/**
 * What a link in a mail leads to. Looking at the page never uses the link up:
 * mail scanners open links too. Only the button does.
 */
export default function Link() {
  const words = useWords(signinWords);
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['link', token],
    queryFn: () => readLink(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useTitle(plain(data ? words.linkTitles[data.purpose] : words.title));
  const unknown = error instanceof Problem && [404, 410].includes(error.status);
  return (
    <PublicFrame>
      <div className="narrow">
        {data?.state === 'live' && data.purpose === 'register_check' ? (
          <RegisterCheck token={token} onDead={() => void refetch()} />
        ) : data?.state === 'live' && data.purpose === 'expert_reply' ? (
          <ExpertReply token={token} onDead={() => void refetch()} />
        ) : data?.state === 'live' && data.purpose === 'join_status' ? (
          <JoinStatus token={token} />
        ) : data?.state === 'live' ? (
          <LiveLink token={token} link={data} onDead={() => void refetch()} />
        ) : data || unknown ? (
          <DeadLink link={data ?? null} />
        ) : error ? (
          <Crashed onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={4} onRetry={() => void refetch()} />
        )}
      </div>
    </PublicFrame>
  );
}

function LiveLink({ token, link, onDead }: { token: string; link: LinkInfo; onDead: () => void }) {
  const words = useWords(signinWords);
  const cache = useQueryClient();
  const goTo = useGoTo();
  const choosing = link.needs_password;
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/password': { label: words.choosePassword } });

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (choosing && password === '') return faults.show([{ pointer: '/password', code: 'required' }]);
    setBusy(true);
    try {
      const { go_to } = await spendLink(token, choosing ? password : undefined);
      session.forget();
      cache.clear();
      goTo(go_to);
    } catch (error) {
      if (error instanceof Problem && error.status === 410) onDead();
      else faults.caught(error);
      setBusy(false);
    }
  };

  return (
    <form noValidate className="stack" onSubmit={goOn}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>
        <Phrased text={words.linkTitles[link.purpose]} />
      </h1>
      <p>{words.linkLeads[link.purpose](link.email_masked ?? words.thisAddress)}</p>
      {choosing ? (
        <>
          <TextInput
            id="password"
            label={words.choosePassword}
            bare
            hint={words.chooseHint}
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={faults.at('/password')}
          />
          <Check checked={shown} onChange={setShown} label={words.show} />
        </>
      ) : null}
      <Button type="submit" kind="solid" size="l" busy={busy} block>
        {choosing ? words.setPassword : words.goOn}
      </Button>
      <p className="t14 soft">{words.once}</p>
    </form>
  );
}
