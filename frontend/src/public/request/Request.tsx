import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { lazy, Until } from '../../app/lazy';
import { useLang } from '../../app/place';
import { Crashed } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { PublicFrame } from '../PublicFrame';
import { readDraft } from './calls';
import { DraftProvider } from './draft';
import { New } from './New';
import { You } from './pages/You';

const Locked = lazy(() => import('./Locked'));
const loadNextPages = () => import('./NextPages');
const NextPages = lazy(loadNextPages);

/** The request form between its start page and the receipt. */
export default function Request() {
  return (
    <Until fallback={<Waiting />}>
      <Routes>
        <Route path="new" element={<New />} />
        <Route path=":draft/*" element={<DraftPages />} />
      </Routes>
    </Until>
  );
}

function DraftPages() {
  const { draft: id = '' } = useParams();
  const lang = useLang();
  const { data, error, refetch } = useQuery({
    queryKey: ['draft', id],
    queryFn: () => readDraft(id),
    // What is typed lives above these pages; reading again in between would only disturb it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  // While the first page is filled in, the others come: going on needs no connection.
  useEffect(() => {
    loadNextPages().catch(() => {});
  }, []);
  if (!data) {
    const status = error instanceof Problem ? error.status : null;
    const locked = status !== null && [401, 403, 404, 410].includes(status);
    return (
      <PublicFrame>
        <div className="narrow">
          {locked ? (
            <Locked />
          ) : error ? (
            <Crashed onRetry={() => void refetch()} />
          ) : (
            <Skeleton lines={8} onRetry={() => void refetch()} />
          )}
        </div>
      </PublicFrame>
    );
  }
  if (data.sent) return <Navigate to={`/${lang}/request/sent/${data.sent}`} replace />;
  return (
    <DraftProvider key={data.id} loaded={data}>
      <Routes>
        <Route index element={<Navigate to={`/${lang}/request/${id}/you`} replace />} />
        <Route path="you" element={<You />} />
        <Route path="*" element={<NextPages />} />
      </Routes>
    </DraftProvider>
  );
}

function Waiting() {
  return (
    <PublicFrame>
      <div className="narrow">
        <Skeleton lines={8} />
      </div>
    </PublicFrame>
  );
}
