import { Route, Routes } from 'react-router';
import { lazy } from '../app/lazy';
import { NotFound } from '../parts/Frame/messages';

/** One chunk a screen: the console's first load stays small. */
const Today = lazy(() => import('./today/Today'));
const Inbox = lazy(() => import('./inbox/Inbox'));
const Cases = lazy(() => import('./cases/Cases'));
const CaseFiles = lazy(() => import('./cases/CaseFiles'));
const RegisterCase = lazy(() => import('./register-case/RegisterCase'));
const Reports = lazy(() => import('./reports/Reports'));
const Proposals = lazy(() => import('./proposals/Proposals'));
const Mail = lazy(() => import('./mail/Mail'));
const Hospitals = lazy(() => import('./hospitals/Hospitals'));
const AddHospital = lazy(() => import('./hospitals/AddHospital'));
const Entry = lazy(() => import('./hospitals/Entry'));
const EntryHistory = lazy(() => import('./hospitals/EntryHistory'));
const Applications = lazy(() => import('./applications/Applications'));
const Application = lazy(() => import('./applications/Application'));
const Propose = lazy(() => import('./hospitals/Propose'));
const Account = lazy(() => import('./account/Account'));
const Consultations = lazy(() => import('./consultations/Consultations'));
const SharedAnswers = lazy(() => import('./consultations/SharedAnswers'));
const SharedAnswer = lazy(() => import('./consultations/SharedAnswer'));
const Consultation = lazy(() => import('./consultations/Consultation'));
const CasePage = lazy(() => import('./case/CasePage'));

/** Every screen of the desk, by its address below `/{lang}/desk`. */
export function DeskRoutes() {
  return (
    <Routes>
      <Route index element={<Today />} />
      <Route path="inbox" element={<Inbox />} />
      <Route path="consultations" element={<Consultations />} />
      <Route path="consultations/answers" element={<SharedAnswers />} />
      <Route path="consultations/answers/:answer" element={<SharedAnswer />} />
      <Route path="consultations/:consultation" element={<Consultation />} />
      <Route path="cases" element={<Cases />} />
      <Route path="cases/new" element={<RegisterCase />} />
      <Route path="cases/files" element={<CaseFiles />} />
      <Route path="proposals" element={<Proposals />} />
      <Route path="mail" element={<Mail />} />
      <Route path="hospitals" element={<Hospitals />} />
      <Route path="applications" element={<Applications />} />
      <Route path="applications/:application" element={<Application />} />
      <Route path="hospitals/new" element={<AddHospital />} />
      <Route path="hospitals/:hospital" element={<Entry />} />
      <Route path="hospitals/:hospital/history" element={<EntryHistory />} />
      <Route path="hospitals/:hospital/propose" element={<Propose />} />
      <Route path="reports/:year?" element={<Reports />} />
      <Route path="account" element={<Account />} />

      {/* One case with its tabs: `cases/A-R08-042/progress`. */}
      <Route path="cases/:number/*" element={<CasePage />} />

      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
