import type { ProposalView } from '../case/types';

/** The classes that are printed; only K is the target’s. */
export type CountClass = 'K' | 'Z' | 'B' | 'L';

/** Why a line of the count is there. */
export type EntryReason =
  | { code: 'accepted'; accepted_on: string; met_on: string | null; outside: string[] }
  | { code: 'lead'; received_on: string }
  | { code: 'correction'; why: string };

/** Why a case is not counted. */
export type NotCountedReason =
  | { code: 'not_received' | 'not_accepted' }
  | { code: 'ineligible'; criteria: string[] }
  | { code: 'not_yet'; missing: string[]; last_date: string }
  | { code: 'merged'; with: string }
  | { code: 'converted'; into: string };

interface Case {
  number: string;
  org_name: string;
  title: string;
  /** English, with the rule’s number. */
  because: string;
}

/** A counted case, or a correction. */
export interface CountedCase extends Case {
  class: CountClass;
  delta: number;
  counted_on: string;
  /** A correction made after the freeze of its year. */
  restatement: boolean;
  reason: EntryReason;
}

/** A case that is not counted. */
export interface NotCountedCase extends Case {
  reason: NotCountedReason;
}

/** The count of one fiscal year, as the server says it. */
export interface CountPage {
  /** `R8`. */
  fiscal_year: string;
  frozen_at: string | null;
  as_of: string;
  rule: { id: string; version: number; valid_from: string; text_en: string[]; text_ja: string[] };
  target: number | null;
  next_target: { fiscal_year: string; target: number } | null;
  k: number;
  z: number;
  b: number;
  l: number;
  restatements: number;
  even_pace: number | null;
  views: { received: number; accepted: number; completed: number };
  /** The lines behind each figure of `views`. */
  view_cases: { received: CountedCase[]; accepted: CountedCase[]; completed: CountedCase[] };
  /** K, April first. */
  by_month: number[];
  years: { fiscal_year: string; k: number; target: number | null; frozen: boolean }[];
  received: number;
  counted: CountedCase[];
  not_counted: NotCountedCase[];
  may_freeze: boolean;
  proposals: ProposalView[];
}
