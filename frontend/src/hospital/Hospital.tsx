import { Route, Routes } from 'react-router';
import { AppNotFound } from '../app/AppNotFound';
import { lazy, Until } from '../app/lazy';
import { useMe } from '../app/me';
import { Frame } from '../parts/Frame/Frame';
import { Crashed } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import './hospital.css';
import { Home } from './home/Home';
import { hospitalsOf, WorksAt } from './who';

const Inbox = lazy(() => import('./requests/Inbox'));
const Request = lazy(() => import('./requests/Request'));
const Register = lazy(() => import('./register/RegisterRoutes'));
const Capacity = lazy(() => import('./register/Capacity'));
const Consult = lazy(() => import('./consult/ConsultRoutes'));
const Leaving = lazy(() => import('./leaving/Leaving'));
const Members = lazy(() => import('./members/Members'));
const Seen = lazy(() => import('./members/Seen'));
const Account = lazy(() => import('./account/Account'));
const Outside = lazy(() => import('./Outside'));

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
  if (hospitalsOf(me.data).length === 0) return <Outside signedIn={me.data.person !== null} />;
  return (
    <WorksAt me={me.data}>
      <Until fallback={<Waiting />}>
        <Routes>
          <Route index element={<Home />} />
          <Route path="requests" element={<Inbox />} />
          <Route path="requests/:number/*" element={<Request />} />
          <Route path="register/*" element={<Register />} />
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
