import { Route, Routes } from 'react-router';
import Answers from './Answers';
import Consult from './Consult';
import One from './One';

/** What a hospital asks the desk, and what the desk shares with every hospital. */
export default function ConsultRoutes() {
  return (
    <Routes>
      <Route index element={<Consult />} />
      <Route path="answers" element={<Answers />} />
      <Route path=":consultation" element={<One />} />
    </Routes>
  );
}
