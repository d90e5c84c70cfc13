import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/Frame/messages';

/** One chunk a screen: the console's first load stays small. */
const CasePage = lazy(() => import('./case/CasePage'));

/** Every screen of the desk, by its address below `/{lang}/desk`. */
export function DeskRoutes() {
  return (
    <Routes>
      {/* Day and lists: index, inbox, cases, cases/new, reports/:year, proposals, mail, hospitals. */}

      {/* One case with its tabs: `cases/A-R08-042/progress`. */}
      <Route path="cases/:number/*" element={<CasePage />} />

      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
