import { Until } from '../app/lazy';
import { useMe } from '../app/me';
import { usePlace, useWords } from '../app/place';
import { useTitle } from '../app/title';
import { useWordsIn } from '../app/useWordsIn';
import { LinkButton } from '../parts/Button/Button';
import { Frame } from '../parts/Frame/Frame';
import { Crashed } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { deskframeWords } from '../words/deskframe';
import { frameWords } from '../words/frame';
import { DeskShell } from './frame/DeskShell';
import { DeskRoutes } from './routes';

/** Everything the desk does; the addresses are those of ux 4.1. */
export default function Desk() {
  const me = useMe();
  // Letters to companies are drafted in English, whatever language their writer reads.
  useWordsIn('en');
  if (me.isPending) {
    return (
      <Frame look="app">
        <Skeleton lines={6} onRetry={() => void me.refetch()} />
      </Frame>
    );
  }
  if (me.isError) {
    return (
      <Frame look="app">
        <Crashed onRetry={() => void me.refetch()} />
      </Frame>
    );
  }
  if (!me.data.person) return <SignInFirst />;
  if (!me.data.memberships.some((one) => one.place.kind === 'desk')) return <NotOfTheDesk />;
  return (
    <DeskShell me={me.data}>
      <Until fallback={<Skeleton lines={8} />}>
        <DeskRoutes />
      </Until>
    </DeskShell>
  );
}

function SignInFirst() {
  const words = useWords(deskframeWords);
  const frame = useWords(frameWords);
  const place = usePlace();
  useTitle(words.signInFirst);
  const back = encodeURIComponent(`/${place.path}${place.search}`);
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.signInFirst}</h1>
        <LinkButton kind="solid" to={`sign-in?to=${back}`}>
          {frame.signIn}
        </LinkButton>
      </div>
    </Frame>
  );
}

function NotOfTheDesk() {
  const words = useWords(deskframeWords);
  useTitle(words.notADeskMember);
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.notADeskMember}</h1>
        <p>{words.notADeskMemberBody}</p>
      </div>
    </Frame>
  );
}
