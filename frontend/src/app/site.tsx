import { createContext, type ReactNode, use } from 'react';

/** What the operator sets: how to reach the desk, and the version that runs. */
export interface Site {
  desk_mailbox: string;
  desk_phone: string;
  operator_en: string;
  operator_ja: string;
  version: string;
  /** Demonstration data. */
  demo: boolean;
  /** Known by asking the server, in a browser whose zone can be read. */
  live: boolean;
}

const SiteContext = createContext<Site | null>(null);

export function SiteProvider({ site, children }: { site: Site | null; children: ReactNode }) {
  return <SiteContext value={site}>{children}</SiteContext>;
}

/** The operator’s settings, or null until they are known. */
export function useSite(): Site | null {
  return use(SiteContext);
}

/** In prerendered pages the server puts the values in when it serves them. */
export const SITE_TOKENS: Site = {
  desk_mailbox: '%%DESK_MAILBOX%%',
  desk_phone: '%%DESK_PHONE%%',
  operator_en: '%%OPERATOR_EN%%',
  operator_ja: '%%OPERATOR_JA%%',
  version: '%%VERSION%%',
  demo: false,
  live: false,
};
