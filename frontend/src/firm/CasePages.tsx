import { Route, Routes, useParams } from 'react-router';
import { Problem } from '../api/problem';
import { lazy, Until } from '../app/lazy';
import { usePlace, useWords } from '../app/place';
import { Crashed, NotFound } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { firmWords } from '../words/firm';
import { FirmFrame } from './FirmFrame';
import { Overview } from './overview/Overview';
import { CaseProvider, useCaseQuery } from './theCase';

const Contracts = lazy(() => import('./contracts/Contracts'));
const Details = lazy(() => import('./details/Details'));
const DetailsTask = lazy(() => import('./details/DetailsTask'));
const Disclosures = lazy(() => import('./disclosures/Disclosures'));
const HospitalFace = lazy(() => import('./face/HospitalFace'));
const Messages = lazy(() => import('./messages/Messages'));
const Questions = lazy(() => import('./questions/Questions'));
const Selection = lazy(() => import('./selection/Selection'));
const Status = lazy(() => import('./status/Status'));
const SynopsisPage = lazy(() => import('./synopsis/SynopsisPage'));
const TimelinePage = lazy(() => import('./timeline/TimelinePage'));

/** One case: its tabs, each with an address of its own. */
export function CasePages() {
  const words = useWords(firmWords).nav;
  const place = usePlace();
  const { number = '' } = useParams();
  const { data, error, refetch } = useCaseQuery(number);
  const base = `my/cases/${number}`;
  const tab = (page: string, label: string) => ({
    to: page ? `${base}/${page}` : base,
    label,
    current: page ? place.path.startsWith(`${base}/${page}`) : place.path === base,
  });
  const tabs = [
    tab('', words.overview),
    tab('details', words.details),
    tab('timeline', words.timeline),
    tab('messages', words.messages),
    tab('synopsis', words.synopsis),
    tab('contracts', words.contracts),
    tab('disclosures', words.disclosures),
  ];
  if (!data) {
    const gone = error instanceof Problem && [403, 404].includes(error.status);
    return (
      <FirmFrame>
        {gone ? (
          <NotFound />
        ) : error ? (
          <Crashed onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} onRetry={() => void refetch()} />
        )}
      </FirmFrame>
    );
  }
  return (
    <CaseProvider data={data}>
      <FirmFrame subnav={tabs} subnavLabel={words.caseOf(number)}>
        <Until fallback={<Skeleton lines={8} />}>
          <Routes>
            <Route index element={<Overview />} />
            <Route path="details" element={<Details />} />
            <Route path="details/:task" element={<DetailsTask />} />
            <Route path="timeline" element={<TimelinePage />} />
            <Route path="messages" element={<Messages />} />
            <Route path="synopsis" element={<SynopsisPage />} />
            <Route path="selection" element={<Selection />} />
            <Route path="hospitals/:label" element={<HospitalFace />} />
            <Route path="questions" element={<Questions />} />
            <Route path="contracts" element={<Contracts />} />
            <Route path="disclosures" element={<Disclosures />} />
            <Route path="status" element={<Status />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Until>
      </FirmFrame>
    </CaseProvider>
  );
}
