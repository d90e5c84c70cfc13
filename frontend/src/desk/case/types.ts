/** What the desk reads of a case, as the server says it (`DeskCase`), and what each act has to say. */

export interface PersonName {
  id: string;
  family: string;
  given?: string | null;
}

export interface Turn {
  side: string;
  action: string;
  due?: string | null;
  state?: ClockState | null;
  /** Working days in Japan; negative once overdue. */
  business_days_left?: number | null;
}

export type ClockState = 'running' | 'due_soon' | 'paused' | 'met' | 'overdue';

export interface CaseClock {
  kind: string;
  hospital?: string | null;
  started: string;
  due: string;
  stopped?: string | null;
  state: ClockState;
  owner: string;
  net_business_minutes: number;
  gross_business_minutes: number;
  remaining_business_minutes: number;
  paused_cause?: string | null;
}

export interface FieldView {
  field: string;
  tab: string;
  stage: string;
  tier: string;
  sent: unknown;
  value: unknown;
  hidden: boolean;
  changed_at?: string | null;
  changed_by?: PersonName | null;
}

export interface Translation {
  text: string;
  by?: PersonName | null;
  at: string;
}

export interface MessageView {
  id: string;
  at: string;
  outside: boolean;
  from_firm: boolean;
  by?: PersonName | null;
  text: string;
  lang: string;
  tier: string;
  translation?: Translation | null;
}

export interface ContactView {
  id: string;
  at: string;
  recorded_at: string;
  by?: PersonName | null;
  mode: string;
  class: string;
  participants: string;
  minutes: number;
  text: string;
  lang: string;
  translation?: Translation | null;
}

export interface HistoryView {
  at: string;
  recorded_at: string;
  by?: PersonName | null;
  role: string;
  second?: PersonName | null;
  event: string;
  params: Record<string, string>;
  changes: { field: string; before: unknown; after: unknown }[];
}

export interface ProposalView {
  id: string;
  number?: string | null;
  title?: string | null;
  event: string;
  details: unknown;
  by?: PersonName | null;
  at: string;
  four_eyes: boolean;
  may_confirm: boolean;
}

export interface CaseRow {
  id: string;
  number: string;
  org_name: string;
  country: string;
  product?: string | null;
  disease: string;
  stage: string;
  received_at: string;
}

export interface SynopsisLine {
  code: string;
  en: string;
  ja: string;
  source: string;
}

export interface Synopsis {
  revision: number;
  state: 'syn_waiting' | 'syn_approved' | 'syn_change' | 'syn_outdated';
  lines: SynopsisLine[];
  left_out: string[];
  made_at: string;
  approved_at?: string | null;
  approved_by?: string | null;
}

export interface HospitalName {
  en: string;
  ja: string;
}

export interface Answer {
  interest: string;
  pi?: string | null;
  patients?: number | null;
  method?: string | null;
  realistic?: number | null;
  start?: string | null;
  competing?: string | null;
  conditions: string[];
  conditions_note?: string | null;
  why_not?: string | null;
  why_not_note?: string | null;
  name_may_be_told: boolean;
}

export interface SiteView {
  hospital: string;
  name: HospitalName;
  label: string;
  demonstration: boolean;
  own: boolean;
  by_hand?: string | null;
  state: string;
  opened_at?: string | null;
  answered_at?: string | null;
  answer?: Answer | null;
  firm_named: boolean;
}

export interface RoundView {
  no: number;
  state: string;
  opened_at: string;
  due: string;
  closed_at?: string | null;
  text: SynopsisLine[];
  sites: SiteView[];
}

export interface ContractView {
  label: string;
  hospital?: HospitalName | null;
  stage: string;
  legal_ok: boolean;
  budget_ok: boolean;
  ball: string;
  ball_since: string;
  days: { sponsor: number; hospital: number; desk: number; cro: number };
  executed_on?: string | null;
  due?: string | null;
  state?: ClockState | null;
  note?: string | null;
}

export interface MilestoneView {
  kind: string;
  label?: string | null;
  planned?: string | null;
  forecast?: string | null;
  actual?: string | null;
  evidence?: string | null;
}

export interface Decision {
  hospital: string;
  decision: string;
  target?: number | null;
  reason?: string | null;
  note?: string | null;
}

export interface Basis {
  hospital: string;
  kind: string;
  since: string;
  until?: string | null;
  reference: string;
}

export type NotCounted =
  | { code: 'not_received' | 'not_accepted' }
  | { code: 'ineligible'; criteria: string[] }
  | { code: 'not_yet'; missing: string[]; last_date: string }
  | { code: 'merged'; with: string }
  | { code: 'converted'; into: string };

export interface LedgerLine {
  class: string;
  fiscal_year: string;
  delta: number;
  because: string;
  counted_on?: string | null;
  recorded_at: string;
  restatement: boolean;
}

export interface FirmPerson {
  name: PersonName;
  email: string;
  zone: string;
  read_only: boolean;
}

export type CheckAnswer = 'yes' | 'no' | 'unclear';
export type Checklist = Record<'E1' | 'E2' | 'E3' | 'E4' | 'E5', CheckAnswer>;

export interface DeskCase {
  id: string;
  number: string;
  blinded?: string | null;
  version: number;
  title: string;
  firm: string;
  org_name: string;
  country: string;
  stage: string;
  stage_since: string;
  days_in_stage: number;
  hold?: { reason: string; review_on: string; since: string } | null;
  channel: string;
  locale: string;
  zone: string;
  received_at: string;
  accepted_at?: string | null;
  owner?: PersonName | null;
  deputy?: PersonName | null;
  team: PersonName[];
  turn: Turn;
  clocks: CaseClock[];
  turn_days: { side: string; business_minutes: number }[];
  next: string[];
  gate?: string | null;
  fields: FieldView[];
  flags: string[];
  checklist?: Checklist | null;
  international?: boolean | null;
  sponsor_disclosed: boolean;
  count: { entries: LedgerLine[]; not_counted?: NotCounted | null };
  asked?: { questions: { field?: string | null; text: string }[]; at: string; due: string } | null;
  missing: string[];
  bases: Basis[];
  synopsis?: Synopsis | null;
  rounds: RoundView[];
  proposal?: {
    at: string;
    letter: string;
    target?: number | null;
    offered: number;
    shortfall?: number | null;
    estimates: number;
  } | null;
  proposed: string[];
  decisions: Decision[];
  selected_at?: string | null;
  selection_evidence?: string | null;
  contracts: { hospital: string; record: ContractView }[];
  milestones: MilestoneView[];
  reached: { code: string; on: string }[];
  exit?: { reason: string; referral: string; letter: string } | null;
  closing?: Closing | null;
  ended_at?: string | null;
  merged_into?: string | null;
  absorbed: string[];
  similar: CaseRow[];
  proposals: ProposalView[];
  people: FirmPerson[];
  history: HistoryView[];
  messages: MessageView[];
  contacts: ContactView[];
}

export interface Closing {
  outcome: string;
  loss_reasons: string[];
  evidence?: string | null;
  text: string;
  enrolled: Record<string, number>;
}

type Nothing = Record<string, never>;

/** What each act says, by the last part of its address. */
export interface Acts {
  take: Nothing;
  questions: { questions: { field?: string; text: string }[]; due?: string | null };
  answers: { answers: string[] };
  acceptance: {
    checklist: Partial<Checklist>;
    international: boolean;
    sponsor_disclosed: boolean;
    owner?: string | null;
  };
  refusal: { reason: string; referral: string; letter: string };
  merge: { into: string; reason: string };
  hold: { reason: string; review_on: string };
  resume: Nothing;
  owner: { owner: string | null; deputy: string | null; team: string[] };
  contacts: {
    at: string;
    late_reason?: string | null;
    mode: string;
    class: string;
    participants: string;
    minutes: number;
    text: string;
    lang: string;
    translation?: string | null;
  };
  messages: { text: string; lang: string };
  notes: { text: string };
  translations: { message: string; text: string } | { contact: string; text: string };
  synopsis: { leave_out: string[] };
  bases: Basis;
  rounds: { recipients: { hospital: string; reason?: string | null }[]; due?: string | null };
  'rounds/close': Nothing;
  proposal: { letter: string; hospitals: string[] };
  'another-round': { reason: string };
  selection: { decisions: Decision[]; evidence: string };
  'start-up': Nothing;
  contracts: {
    hospital: string;
    stage?: string | null;
    ball?: string | null;
    on?: string | null;
    note?: string | null;
  };
  milestones: {
    kind: string;
    hospital?: string | null;
    planned?: string | null;
    forecast?: string | null;
    actual?: string | null;
    evidence?: string | null;
  };
  'trial-start': { no_registry_reason?: string | null };
  closing: Closing;
  withdrawal: { reason: string };
  reopening: { reason: string };
  undo: Nothing;
}

export type Act = keyof Acts;
