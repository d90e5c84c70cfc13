import { Route, Routes } from 'react-router';
import { AppNotFound } from './AppNotFound';
import { lazy } from './lazy';
import { start } from './Shell';

/** The app for companies: request, resume, sign-in, and their cases. */
const Start = lazy(() => import('../public/start/Start'));
const Sent = lazy(() => import('../public/request/Sent'));
const SentShort = lazy(() => import('../public/request/SentShort'));
const Request = lazy(() => import('../public/request/Request'));
const Resume = lazy(() => import('../public/request/Resume'));
const SignIn = lazy(() => import('../public/sign-in/SignIn'));
const Link = lazy(() => import('../public/sign-in/Link'));
const Code = lazy(() => import('../public/sign-in/Code'));
const Firm = lazy(() => import('../firm/Firm'));
const Kit = import.meta.env.DEV ? lazy(() => import('../parts/kit/Kit')) : null;

void start(
  (path) => /^(request|resume|sign-in|link|code|my|kit)(\/|$)/.test(path),
  <Routes>
    <Route path="/:lang/request" element={<Start />} />
    <Route path="/:lang/request/sent/:number" element={<Sent />} />
    <Route path="/:lang/request/sent-short" element={<SentShort />} />
    <Route path="/:lang/request/*" element={<Request />} />
    <Route path="/:lang/resume" element={<Resume />} />
    <Route path="/:lang/sign-in" element={<SignIn />} />
    <Route path="/:lang/link/:token" element={<Link />} />
    <Route path="/:lang/code" element={<Code />} />
    <Route path="/:lang/my/*" element={<Firm />} />
    {Kit ? <Route path="/:lang/kit" element={<Kit />} /> : null}
    <Route path="*" element={<AppNotFound />} />
  </Routes>,
);
