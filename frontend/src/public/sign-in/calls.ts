import { call } from '../../api/rest';
import type { Me } from '../../app/me';
import type { Lang } from '../../words/words';

export type Purpose =
  | 'address_code'
  | 'draft_resume'
  | 'sign_in'
  | 'case_receipt'
  | 'invitation'
  | 'password_reset'
  | 'register_check'
  | 'join_code'
  | 'join_status'
  | 'expert_reply';

/** What a link in a mail is for, without using it up. */
export interface LinkInfo {
  purpose: Purpose;
  state: 'live' | 'used' | 'expired' | 'replaced';
  /** When it was used, ended or was replaced. */
  at: string | null;
  email_masked: string | null;
  /** A password has to be chosen with it. */
  needs_password: boolean;
}

export const signIn = (email: string, password: string) =>
  call<Me>('POST', '/api/sign-in', { body: { email, password } });

/** Mails a link and a code; the answer is the same for every address. */
export const mailLink = (email: string, lang: Lang) =>
  call<unknown>('POST', '/api/sign-in/link', { body: { email, lang } });

export const signInByCode = (email: string, code: string) =>
  call<Me>('POST', '/api/sign-in/code', { body: { email, code } });

export const mailNewPassword = (email: string, lang: Lang) =>
  call<unknown>('POST', '/api/password/reset', { body: { email, lang } });

export const readLink = (token: string) => call<LinkInfo>('GET', `/api/links/${encodeURIComponent(token)}`);

/** Uses the link up. Says where it leads, as an address without its language. */
export const spendLink = (token: string, password?: string) =>
  call<{ purpose: Purpose; go_to: string }>('POST', `/api/links/${encodeURIComponent(token)}`, {
    body: password === undefined ? {} : { password },
  });
