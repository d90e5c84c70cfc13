import { Route, Routes } from 'react-router';
import { AppNotFound } from '../../app/AppNotFound';
import { Start } from '../start/Start';

/** The request form, from its start page to the receipt. */
export default function Request() {
  return (
    <Routes>
      <Route index element={<Start />} />
      <Route path="*" element={<AppNotFound />} />
    </Routes>
  );
}
