import { useQuery } from '@tanstack/react-query';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { AppNotFound } from '../../app/AppNotFound';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Crashed } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { requestWords } from '../../words/request';
import { plain } from '../../words/words';
import { PublicFrame } from '../PublicFrame';
import { Start } from '../start/Start';
import { readDraft } from './calls';
import { DraftProvider } from './draft';
import { New } from './New';
import { Base } from './pages/Base';
import { CheckAnswers } from './pages/Check';
import { Company } from './pages/Company';
import { Found } from './pages/Found';
import { Later } from './pages/Later';
import { Needs } from './pages/Needs';
import { Product } from './pages/Product';
import { Trial } from './pages/Trial';
import { TrialNumber } from './pages/TrialNumber';
import { You } from './pages/You';
import { ResumeByMail } from './Resume';
import { SentPage } from './Sent';
import { SentShort } from './SentShort';

/** The request form, from its start page to the receipt. */
export default function Request() {
  return (
    <Routes>
      <Route index element={<Start />} />
      <Route path="new" element={<New />} />
      <Route path="sent/:number" element={<SentPage />} />
      <Route path="sent-short" element={<SentShort />} />
      <Route path=":draft/*" element={<DraftPages />} />
    </Routes>
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
        <Route path="trial-number" element={<TrialNumber />} />
        <Route path="found" element={<Found />} />
        <Route path="company" element={<Company />} />
        <Route path="base" element={<Base />} />
        <Route path="product" element={<Product />} />
        <Route path="trial" element={<Trial />} />
        <Route path="needs" element={<Needs />} />
        <Route path="check" element={<CheckAnswers />} />
        <Route path="later" element={<Later />} />
        <Route path="*" element={<AppNotFound />} />
      </Routes>
    </DraftProvider>
  );
}

// Another browser, or a draft that is gone: the mail knows which.
function Locked() {
  const words = useWords(requestWords);
  useTitle(plain(words.cannotOpen));
  return <ResumeByMail title={words.cannotOpen} lead={words.cannotOpenBody} />;
}
