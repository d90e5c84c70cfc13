/** What the hospital’s part of the API answers: crates/api/src/hospital/view.rs. */

export interface Name {
  en: string;
  ja: string;
}

/** One line of the blinded synopsis. */
export interface Line {
  code: string;
  en: string;
  ja: string;
}

export type ClockState = 'running' | 'due_soon' | 'overdue' | 'paused' | 'met';
export type SiteState =
  | 'invited'
  | 'opened'
  | 'interested'
  | 'conditional'
  | 'declined'
  | 'no_answer'
  | 'selected'
  | 'reserve'
  | 'not_selected'
  | 'cancelled';

export interface RequestRow {
  number: string;
  sent_at: string;
  due: string;
  business_days_left?: number | null;
  clock?: ClockState | null;
  state: SiteState;
  round: string;
  our_turn: boolean;
  lines: Line[];
  /** The own contract; none before it is opened. */
  contract?: { stage: string; ball: string } | null;
}

/** The answer as the form keeps it: text as typed, codes, yes and no. */
export interface RawAnswer {
  interest?: string | null;
  pi?: string | null;
  patients?: string | number | null;
  method?: string | null;
  realistic?: string | number | null;
  start?: string | null;
  competing?: string | null;
  conditions?: string[] | null;
  conditions_note?: string | null;
  why_not?: string | null;
  why_not_note?: string | null;
  name_may_be_told?: boolean | null;
}

export type Question = keyof RawAnswer;

export interface PrefillSource {
  question: string;
  section: string;
  confirmed_on?: string | null;
  expired: boolean;
}

export interface PartyDays {
  sponsor: number;
  hospital: number;
  desk: number;
  cro: number;
}

export interface Contract {
  label: string;
  hospital?: Name | null;
  stage: string;
  legal_ok: boolean;
  budget_ok: boolean;
  ball: string;
  ball_since: string;
  days: PartyDays;
  executed_on?: string | null;
  due?: string | null;
  state?: ClockState | null;
  note?: string | null;
}

export interface Milestone {
  kind: string;
  label?: string | null;
  planned?: string | null;
  forecast?: string | null;
  actual?: string | null;
  evidence?: string | null;
}

export interface Result {
  at: string;
  state: SiteState;
  reason?: string | null;
  note?: string | null;
  target?: number | null;
}

export interface HistoryEntry {
  at: string;
  by?: { id: string; family: string; given?: string | null } | null;
  role: string;
  event: string;
  params: Record<string, string>;
}

export interface RequestView {
  number: string;
  version: number;
  sent_at: string;
  due: string;
  business_days_left?: number | null;
  clock?: ClockState | null;
  state: SiteState;
  round: string;
  may_draft: boolean;
  may_answer: boolean;
  text?: Line[] | null;
  firm?: { name: string; country: string; product?: string | null } | null;
  prefill: Record<string, unknown>;
  prefill_from: PrefillSource[];
  draft?: RawAnswer | null;
  answer?: RawAnswer | null;
  answered_at?: string | null;
  result?: Result | null;
  contract?: Contract | null;
  milestones: Milestone[];
  history: HistoryEntry[];
}

export interface Stated {
  source: string;
  as_of: string;
  confirmed_by?: string | null;
  confirmed_at: string;
  expires_on: string;
}

export interface DiseaseRow {
  id: number;
  icd10: string;
  text?: string | null;
  department?: string | null;
  areas: string[];
  pi_name?: string | null;
  new_patients?: number | null;
  prevalent?: number | null;
  method?: string | null;
  period?: string | null;
  stated: Stated;
}

export interface ContactPerson {
  name: string;
  mail?: string | null;
  phone?: string | null;
}

export interface Slot {
  quarter: string;
  patients: number;
  trials: number;
}

/** One hospital of the register: what is not there is unknown, which is not a no. */
export interface Hospital {
  demonstration: boolean;
  basic: {
    name_ja: string;
    name_en: string;
    abbreviation?: string | null;
    med_inst_code?: string | null;
    prefecture?: string | null;
    founder?: string | null;
    statuses: string[];
  };
  team: {
    office_mail?: string | null;
    office_phone?: string | null;
    front?: ContactPerson | null;
    deputy?: ContactPerson | null;
  };
  departments: { areas?: string[] | null; age_groups?: string[] | null };
  diseases: DiseaseRow[];
  record: {
    phases?: string[] | null;
    fih_trials?: number | null;
    international_trials?: number | null;
    startup_days?: number | null;
  };
  equipment: {
    items: Record<string, boolean>;
    phase1_beds?: number | null;
    cartagena?: boolean | null;
    radioligand?: boolean | null;
  };
  irb: {
    kinds?: string[] | null;
    accepts_single?: string | null;
    english?: string[] | null;
    meetings?: string[] | null;
  };
  contract: {
    english?: string | null;
    templates?: string[] | null;
    direct_overseas?: boolean | null;
    via_iccc?: boolean | null;
    e_sign?: boolean | null;
    costing?: string | null;
  };
  data: { remote_monitoring?: string | null; econsent?: boolean | null; partner_sites?: boolean | null };
  english: Record<string, string>;
  slots: Slot[];
  stated: Partial<Record<Section, Stated>>;
  /** Who may see a section; one that is not there is as sections start out. */
  visible: Partial<Record<Section, string>>;
}

export const SECTIONS = [
  'basic',
  'team',
  'departments',
  'diseases',
  'record',
  'equipment',
  'irb',
  'contract',
  'data',
  'english',
] as const;
export type Section = (typeof SECTIONS)[number] | 'slots';

export interface Meter {
  required_filled: number;
  required_total: number;
  up_to_date_sections: number;
  sections_total: number;
  places_up_to_date: boolean;
  visibility_set: boolean;
  missing: { item: string; section: Section }[];
  not_up_to_date: Section[];
  visibility_open: Section[];
}

export interface Register {
  hospital: Hospital;
  meter: Meter;
  version: number;
  /** The fiscal quarters for which free places are asked. */
  quarters: string[];
}

export interface ExpiringSection {
  section: string;
  expires_on: string;
  expired: boolean;
}

export interface Home {
  name: Name;
  demonstration: boolean;
  our_turn: RequestRow[];
  waiting: RequestRow[];
  ended: RequestRow[];
  meter: Meter;
  expiring: ExpiringSection[];
}

export interface Member {
  /** The membership. */
  id: string;
  name: { id: string; family: string; given?: string | null };
  email: string;
  role: string;
  manager: boolean;
  /** Has been here: a password is set. */
  active: boolean;
}
