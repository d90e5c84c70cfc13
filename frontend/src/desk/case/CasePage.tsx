import { Route, Routes, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { lazy } from '../../app/lazy';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../parts/Button/Button';
import { Crumbs } from '../../parts/Frame/Frame';
import { Crashed, NotFound } from '../../parts/Frame/messages';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { deskcaseWords } from '../../words/deskcase';
import { personName } from '../../words/format';
import { ActDialogs } from './acts/ActDialogs';
import { CaseHead } from './CaseHead';
import { CaseTabs } from './CaseTabs';
import './case.css';
import { tabOf } from './pages';
import type { DeskCase } from './types';
import { CaseProvider, useCaseQuery } from './useCase';

const Consultation = lazy(() => import('./tabs/Consultation'));
const Company = lazy(() => import('./tabs/Company'));
const Product = lazy(() => import('./tabs/Product'));
const Experts = lazy(() => import('./tabs/Experts'));
const Support = lazy(() => import('./support/Support'));
const RecordContact = lazy(() => import('./support/RecordContact'));
const Collaborators = lazy(() => import('./tabs/Collaborators'));
const Progress = lazy(() => import('./progress/Progress'));
const History = lazy(() => import('./tabs/History'));
const CaseFilePage = lazy(() => import('./file/CaseFilePage'));
const Match = lazy(() => import('../match/Match'));
const SynopsisPage = lazy(() => import('../match/SynopsisPage'));
const RoundPage = lazy(() => import('../rounds/RoundPage'));
const ProposalPage = lazy(() => import('../rounds/ProposalPage'));
const SelectionPage = lazy(() => import('../rounds/SelectionPage'));
const Contracts = lazy(() => import('../contracts/Contracts'));

/** One case: head, acts, tabs, and the tab that is open (D4). */
export default function CasePage() {
  const words = useWords(deskcaseWords);
  const { number = '', '*': rest = '' } = useParams();
  const query = useCaseQuery(number.toUpperCase());
  if (query.data) return <OpenCase view={query.data} rest={rest} />;
  if (query.error instanceof Problem && query.error.status === 404) {
    return (
      <NotFound>
        <LinkButton to={`desk/cases?q=${encodeURIComponent(number)}`}>{words.searchCases}</LinkButton>
      </NotFound>
    );
  }
  if (query.error) return <Crashed onRetry={() => void query.refetch()} />;
  return <Skeleton lines={8} onRetry={() => void query.refetch()} />;
}

function OpenCase({ view, rest }: { view: DeskCase; rest: string }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const tab = tabOf(rest);
  const { data: me } = useMe();
  useTitle(`${view.number} ${words.tabs[tab]}`);
  return (
    <CaseProvider view={view}>
      <PrintHeader
        reference={view.number}
        mark={words.deskOnly}
        by={me?.person ? personName(me.person, lang) : ''}
      />
      <Crumbs crumbs={[{ label: words.cases, to: 'desk/cases' }, { label: view.number }]} />
      {rest === 'file' ? (
        <CaseFilePage />
      ) : (
        <>
          <CaseHead tab={tab} />
          <CaseTabs number={view.number} tab={tab} />
          <Routes>
            <Route index element={<Consultation />} />
            <Route path="consultation" element={<Consultation />} />
            <Route path="company" element={<Company />} />
            <Route path="product" element={<Product />} />
            <Route path="experts" element={<Experts />} />
            <Route path="support" element={<Support />} />
            <Route path="support/record" element={<RecordContact />} />
            <Route path="collaborators" element={<Collaborators />} />
            <Route path="progress" element={<Progress />} />
            <Route path="match" element={<Match />} />
            <Route path="synopsis" element={<SynopsisPage />} />
            <Route path="rounds/:no?" element={<RoundPage />} />
            <Route path="proposal" element={<ProposalPage />} />
            <Route path="selection" element={<SelectionPage />} />
            <Route path="contracts" element={<Contracts />} />
            <Route path="history" element={<History />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </>
      )}
      <ActDialogs />
    </CaseProvider>
  );
}
