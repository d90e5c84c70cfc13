import { call } from '../api/rest';
import type { components } from '../api/schema.gen';
import type { Lang } from '../words/words';
import type { Disclosure, FirmCase, FirmCaseRow } from './types';

export const readCases = () => call<FirmCaseRow[]>('GET', '/api/my/cases');

export const readCase = (number: string) => call<FirmCase>('GET', `/api/my/cases/${number}`);

export const readDisclosures = (number: string) =>
  call<Disclosure[]>('GET', `/api/my/cases/${number}/disclosures`);

/** What a hospital that was put before the company shows of its register. */
export const readFace = (number: string, label: string) =>
  call<components['schemas']['FirmFace']>(
    'GET',
    `/api/my/cases/${number}/hospitals/${encodeURIComponent(label)}/face`,
  );

/** An act on the case as it was read; the answer is the whole case anew. */
export const act = (at: FirmCase, what: string, body: unknown) =>
  call<FirmCase>('POST', `/api/my/cases/${at.number}/${what}`, { version: at.version, body });

export const sendMessage = (number: string, text: string, lang: Lang) =>
  call<FirmCase>('POST', `/api/my/cases/${number}/messages`, { body: { text, lang } });

/** Saves the details given; null clears, what is left out stays. */
export const saveDetails = (number: string, version: number, values: Record<string, unknown>) =>
  call<FirmCase>('PATCH', `/api/my/cases/${number}/details`, { version, body: { values } });

export const invite = (person: { email: string; family: string; given?: string; read_only: boolean }) =>
  call<unknown>('POST', '/api/my/people', { body: person });

export const changeMe = (settings: { lang?: Lang; zone?: string }) =>
  call<unknown>('POST', '/api/me', { body: settings });

export const signOut = () => call<unknown>('POST', '/api/sign-out', { body: {} });
