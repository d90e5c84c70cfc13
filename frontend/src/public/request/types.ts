import type { Fault } from '../../api/problem';

/** Answers of the public form as typed, by field. What is not answered is absent or null. */
export interface Answers {
  contact_name?: { family?: string; given?: string; title?: string } | null;
  contact_email?: string | null;
  contact_phone?: string | null;
  contact_tz?: string | null;
  sub_role?: string | null;
  sub_mandate?: string | null;
  trial_public_id?: string[] | null;
  org_name?: string | null;
  org_country?: string | null;
  org_website?: string | null;
  org_type?: string | null;
  org_jp_base?: string | null;
  org_size?: string | null;
  product_type?: string | null;
  modality?: string[] | null;
  product_public?: string | null;
  indication_text?: string | null;
  indication_area?: string | null;
  indication_code?: { system: string; code: string; text?: string }[] | null;
  phase_planned?: string | null;
  jp_status?: string | null;
  /** `2027-03`, `unknown`, or what was typed instead of a month. */
  jp_site_decision_by?: string | null;
  needs?: { codes?: string[]; text?: string } | null;
  heard_from?: string | { code: string; text: string } | null;
  consent_privacy?: { accepted: boolean; version: string } | null;
  nonconf_confirm?: boolean | null;
}

/** A field of the public form. */
export type Field = keyof Answers;

/** A draft as the server keeps it. */
export interface Draft {
  id: string;
  version: number;
  answers: Answers;
  email: string | null;
  email_confirmed: boolean;
  saved_at: string;
  expires_at: string;
  /** What would keep it from being sent now, on all pages. */
  faults: Fault[];
  flags: string[];
  /** The case it became. */
  sent: string | null;
}

/** The three dates the desk promises with a receipt. */
export interface Promises {
  reply_by: string;
  replied_at: string | null;
  decide_by: string;
  decided_at: string | null;
  meet_by: string;
  met_at: string | null;
}

/** What stands on the receipt. */
export interface Sent {
  number: string;
  received_at: string;
  promises: Promises;
  email_masked: string;
}

/** What a registry record says about the trial. */
export interface Study {
  nct_id: string;
  fields: { field: string; value: unknown; source: string }[];
  fetched_at: string;
}
