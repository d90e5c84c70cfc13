import { Navigate, Route, Routes } from 'react-router';
import { AppNotFound } from '../app/AppNotFound';
import { lazy, Until } from '../app/lazy';
import { useMe } from '../app/me';
import { useLang, usePlace, useWords } from '../app/place';
import { useTitle } from '../app/title';
import { LinkButton } from '../parts/Button/Button';
import { Crashed } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { homeOf } from '../public/sign-in/enter';
import { firmWords } from '../words/firm';
import { CasePages } from './CasePages';
import { FirmFrame } from './FirmFrame';
import { MyCases } from './list/MyCases';

const Settings = lazy(() => import('./settings/Settings'));

/** The company’s side: its cases, and its people’s settings. */
export default function Firm() {
  const { data: me, error, refetch } = useMe();
  const lang = useLang();
  const place = usePlace();
  if (!me) {
    return (
      <FirmFrame>
        {error ? (
          <Crashed onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={8} onRetry={() => void refetch()} />
        )}
      </FirmFrame>
    );
  }
  if (!me.person) {
    const wanted = encodeURIComponent(`${place.path}${place.search}`);
    return <Navigate to={`/${lang}/sign-in?to=${wanted}`} replace />;
  }
  if (!me.memberships.some((one) => one.place.kind === 'firm')) return <Elsewhere home={homeOf(me)} />;
  return (
    <Until fallback={<Waiting />}>
      <Routes>
        <Route index element={<MyCases />} />
        <Route path="settings" element={<Settings />} />
        <Route path="cases/:number/*" element={<CasePages />} />
        <Route path="*" element={<AppNotFound />} />
      </Routes>
    </Until>
  );
}

function Waiting() {
  return (
    <FirmFrame>
      <Skeleton lines={8} />
    </FirmFrame>
  );
}

// A link to a case that the wrong role opened: the desk has its own view of the same case.
function Elsewhere({ home }: { home: string }) {
  const words = useWords(firmWords).list;
  const place = usePlace();
  useTitle(words.title);
  const number = /^my\/cases\/([^/]+)/.exec(place.path)?.[1];
  const to = home === 'desk' && number ? `desk/cases/${number}/consultation` : home;
  return (
    <FirmFrame>
      <div className="narrow stack">
        <h1>{words.title}</h1>
        <p>{words.noRole}</p>
        {home === 'my' ? null : <LinkButton to={to}>{words.goHome}</LinkButton>}
      </div>
    </FirmFrame>
  );
}
