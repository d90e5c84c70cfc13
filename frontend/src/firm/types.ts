import type { components } from '../api/schema.gen';
import type { FurtherQuestion } from '../forms/further';
import type { Promises } from '../public/request/types';

/** Whose turn, what, until when; as the server says. */
export interface Turn {
  side: 'firm' | 'desk' | 'hospital' | 'nobody';
  action: string;
  due: string | null;
  state: string | null;
  business_days_left: number | null;
}

export interface FirmCaseRow {
  number: string;
  title: string;
  stage: string;
  step: number | null;
  turn: Turn;
  received_at: string;
}

export interface StepView {
  no: number;
  done_at: string | null;
  now: boolean;
}

interface Name {
  en: string;
  ja: string;
}

/** What experts were asked about the plan, and what the desk passed on of it. */
export type FirmExpertRound = components['schemas']['FirmExpertRound'];

export interface FirmHospital {
  /** `A`, `B`, …: how the company names it in its choice. */
  label: string;
  region: string;
  name: Name | null;
  state: string;
  interest: string | null;
  patients: number | null;
  method: string | null;
  realistic: number | null;
  start: string | null;
  conditions: string[];
  /** Answers to further questions: facts, never the hospital’s own words. */
  further: { question: FurtherQuestion; said: boolean | number | string }[];
  proposed: boolean;
  /** Its entry in the register may be read. */
  entry: boolean;
  decision: string | null;
  target: number | null;
}

export interface ContractView {
  label: string;
  hospital: Name | null;
  stage: string;
  legal_ok: boolean;
  budget_ok: boolean;
  ball: string;
  ball_since: string;
  days: { sponsor: number; hospital: number; desk: number; cro: number };
  executed_on: string | null;
  due: string | null;
  state: string | null;
  note: string | null;
}

export interface Milestone {
  kind: string;
  label: string | null;
  planned: string | null;
  forecast: string | null;
  actual: string | null;
  evidence: string | null;
}

export interface Person {
  id: string;
  family: string;
  given: string | null;
}

export interface HistoryLine {
  at: string;
  by: Person | null;
  role: string;
  event: string;
  params: Record<string, string>;
  changes: { field: string; before: unknown; after: unknown }[];
}

export interface Message {
  id: string;
  at: string;
  outside: boolean;
  from_firm: boolean;
  by: Person | null;
  text: string;
  lang: string;
}

export interface SynopsisView {
  revision: number;
  state: string;
  lines: { code: string; en: string; ja: string; source: string }[];
  left_out: string[];
  made_at: string;
  approved_at: string | null;
}

export interface FirmCase {
  id: string;
  number: string;
  version: number;
  title: string;
  stage: string;
  step: number | null;
  steps: StepView[];
  hold: { reason: string; review_on: string; since: string } | null;
  turn: Turn;
  /** What this reader could do now; the screens offer exactly this. */
  next: string[];
  received_at: string;
  promises: Promises;
  contacts: {
    family: string;
    given: string | null;
    family_roman?: string | null;
    given_roman?: string | null;
    deputy: boolean;
  }[];
  asked: { questions: { field?: string | null; text: string }[]; at: string; due: string } | null;
  exit: { reason: string; referral: string; letter: string } | null;
  merged_into: string | null;
  sent: Record<string, unknown>;
  values: Record<string, unknown>;
  missing: string[];
  synopsis: SynopsisView | null;
  rounds: { no: number; state: string; opened_at: string; due: string; asked: number; answered: number }[];
  hospitals: FirmHospital[];
  experts: FirmExpertRound[];
  proposal: {
    at: string;
    letter: string;
    target: number | null;
    offered: number;
    shortfall: number | null;
    confidence: string | null;
    estimates: number;
  } | null;
  selected_at: string | null;
  contracts: ContractView[];
  milestones: Milestone[];
  outcome: string | null;
  ended_at: string | null;
  history: HistoryLine[];
  messages: Message[];
}

/** One thing that was shown to one hospital. */
export interface Disclosure {
  label: string;
  what: string;
  tier: string;
  basis: string;
  from: string;
  opened_at: string | null;
}

/** The company’s choice about one hospital. */
export interface Choice {
  label: string;
  decision: string;
  target?: number;
  reason?: string;
  note?: string;
}
