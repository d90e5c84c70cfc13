import { call } from '../../api/rest';
import type { Lang } from '../../words/words';
import type { Answers, Draft, Sent, Study } from './types';

/** Makes an empty draft; the browser gets its cookie with the answer. */
export const makeDraft = (locale: Lang, zone: string) =>
  call<Draft>('POST', '/api/drafts', { body: { locale, zone } });

export const readDraft = (id: string) => call<Draft>('GET', `/api/drafts/${id}`);

/** Saves the fields given; the others stay as they are. */
export const saveAnswers = (id: string, version: number, answers: Answers) =>
  call<Draft>('PATCH', `/api/drafts/${id}`, { version, body: { answers } });

/** Mails a code and the resume link to the address. */
export const giveAddress = (id: string, email: string, lang: Lang) =>
  call<Draft>('POST', `/api/drafts/${id}/address`, { body: { email, lang } });

export const confirmAddress = (id: string, code: string) =>
  call<Draft>('POST', `/api/drafts/${id}/code`, { body: { code } });

/** Sends the request. The same `submission` finds the same case, however often it is sent. */
export const sendRequest = (draft: string, submission: string) =>
  call<Sent>('POST', '/api/cases', { key: submission, body: { draft, submission_id: submission } });

export const readSent = (number: string) => call<Sent>('GET', `/api/sent/${number}`);

/** Mails the links of that address’s drafts and cases. */
export const resumeByMail = (email: string, lang: Lang) =>
  call<unknown>('POST', '/api/resume', { body: { email, lang } });

/** What the public registry says about a trial. */
export const readStudy = (number: string) =>
  call<Study>('GET', `/api/registry/studies/${encodeURIComponent(number)}`);
