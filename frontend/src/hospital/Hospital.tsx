import { Route, Routes } from 'react-router';
import { AppNotFound } from '../app/AppNotFound';
import { lazy, Until } from '../app/lazy';
import { useMe } from '../app/me';
import { usePlace, useWords } from '../app/place';
import { useTitle } from '../app/title';
import { Button, LinkButton } from '../parts/Button/Button';
import { Frame } from '../parts/Frame/Frame';
import { Crashed } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { hospitalWords } from '../words/hospital';
import './hospital.css';
import { Home } from './home/Home';
import { hospitalsOf, WorksAt } from './who';

const Inbox = lazy(() => import('./requests/Inbox'));
const Request = lazy(() => import('./requests/Request'));
const Register = lazy(() => import('./register/Register'));
const Section = lazy(() => import('./register/SectionPage'));
const Face = lazy(() => import('./register/Face'));
const History = lazy(() => import('./register/History'));
const Proposals = lazy(() => import('./register/Proposals'));
const Attestation = lazy(() => import('./register/Attestation'));
const File = lazy(() => import('./register/File'));
const Capacity = lazy(() => import('./register/Capacity'));
const Consult = lazy(() => import('./consult/ConsultRoutes'));
const Leaving = lazy(() => import('./leaving/Leaving'));
const Members = lazy(() => import('./members/Members'));
const Seen = lazy(() => import('./members/Seen'));
const Account = lazy(() => import('./account/Account'));

/** Everything a hospital does; the addresses are those of ux 4.1. */
export default function Hospital() {
  const me = useMe();
  if (me.isPending) return <Waiting onRetry={() => void me.refetch()} />;
  if (me.isError) {
    return (
      <Frame look="app">
        <Crashed onRetry={() => void me.refetch()} />
      </Frame>
    );
  }
  if (!me.data.person) return <SignInFirst />;
  if (hospitalsOf(me.data).length === 0) return <NotAMember />;
  return (
    <WorksAt me={me.data}>
      <Until fallback={<Waiting />}>
        <Routes>
          <Route index element={<Home />} />
          <Route path="requests" element={<Inbox />} />
          <Route path="requests/:number/*" element={<Request />} />
          <Route path="register" element={<Register />} />
          <Route path="register/print" element={<Face />} />
          <Route path="register/history" element={<History />} />
          <Route path="register/proposals" element={<Proposals />} />
          <Route path="register/attestation" element={<Attestation />} />
          <Route path="register/file" element={<File />} />
          <Route path="register/:section/*" element={<Section />} />
          <Route path="capacity" element={<Capacity />} />
          <Route path="consult/*" element={<Consult />} />
          <Route path="members" element={<Members />} />
          <Route path="members/seen" element={<Seen />} />
          <Route path="leaving" element={<Leaving />} />
          <Route path="account" element={<Account />} />
          <Route path="*" element={<AppNotFound />} />
        </Routes>
      </Until>
    </WorksAt>
  );
}

function Waiting({ onRetry }: { onRetry?: () => void }) {
  return (
    <Frame look="app">
      <Skeleton lines={6} onRetry={onRetry} />
    </Frame>
  );
}

// The way back leads to the very page that was asked for.
function SignInFirst() {
  const words = useWords(hospitalWords);
  const place = usePlace();
  useTitle(words.signInTitle);
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.signInTitle}</h1>
        <p>{words.signInBody}</p>
        <LinkButton kind="solid" to={`sign-in?to=${encodeURIComponent(`${place.path}${place.search}`)}`}>
          {words.signIn}
        </LinkButton>
      </div>
    </Frame>
  );
}

function NotAMember() {
  const words = useWords(hospitalWords);
  const place = usePlace();
  useTitle(words.notMember);
  const signOut = async () => {
    await fetch('/api/sign-out', { method: 'POST', headers: { 'X-Requested-With': 'madoguchi' } });
    window.location.assign(`/${place.lang}/sign-in`);
  };
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.notMember}</h1>
        <p>{words.notMemberBody}</p>
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Frame>
  );
}
