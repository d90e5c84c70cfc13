import { Route, Routes } from 'react-router';
import { AppNotFound } from './AppNotFound';
import { lazy } from './lazy';
import { start } from './Shell';
// Kept apart by language: named here, they are loaded before the first screen.
import '../words/registercode';

/** The app for hospitals and for the desk; each is a chunk of its own. */
const Hospital = lazy(() => import('../hospital/Hospital'));
const Join = lazy(() => import('../hospital/join/Join'));
const Desk = lazy(() => import('../desk/Desk'));

void start(
  (path) => /^(hospital|desk)(\/|$)/.test(path),
  <Routes>
    <Route path="/:lang/hospital/join" element={<Join />} />
    <Route path="/:lang/hospital/*" element={<Hospital />} />
    <Route path="/:lang/desk/*" element={<Desk />} />
    <Route path="*" element={<AppNotFound />} />
  </Routes>,
);
