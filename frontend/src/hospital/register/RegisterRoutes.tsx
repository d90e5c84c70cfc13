import { Route, Routes } from 'react-router';
import { lazy } from '../../app/lazy';

const Register = lazy(() => import('./Register'));
const Section = lazy(() => import('./SectionPage'));
const Face = lazy(() => import('./Face'));
const Mirror = lazy(() => import('./Mirror'));
const History = lazy(() => import('./History'));
const Proposals = lazy(() => import('./Proposals'));
const Attestation = lazy(() => import('./Attestation'));
const File = lazy(() => import('./File'));

/** The register and what belongs to it, each page fetched when it is opened. */
export default function RegisterRoutes() {
  return (
    <Routes>
      <Route index element={<Register />} />
      <Route path="print" element={<Face />} />
      <Route path="mirror" element={<Mirror />} />
      <Route path="history" element={<History />} />
      <Route path="proposals" element={<Proposals />} />
      <Route path="attestation" element={<Attestation />} />
      <Route path="file" element={<File />} />
      <Route path=":section/*" element={<Section />} />
    </Routes>
  );
}
