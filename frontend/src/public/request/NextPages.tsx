import { Route, Routes } from 'react-router';
import { AppNotFound } from '../../app/AppNotFound';
import { Base } from './pages/Base';
import { CheckAnswers } from './pages/Check';
import { Company } from './pages/Company';
import { Found } from './pages/Found';
import { Later } from './pages/Later';
import { Needs } from './pages/Needs';
import { Product } from './pages/Product';
import { Trial } from './pages/Trial';
import { TrialNumber } from './pages/TrialNumber';

/** The form after its first page, in one piece: once it is here, no page waits for the network. */
export default function NextPages() {
  return (
    <Routes>
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
  );
}
