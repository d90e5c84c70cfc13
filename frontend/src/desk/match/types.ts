/** The candidate list as the server says it. */

export type Result = 'pass' | 'fail' | 'unknown' | 'criterion_expired';
export type Standing = 'met' | 'open' | 'dropped';

export interface Reason {
  code: string;
  params?: Record<string, string>;
  section?: string | null;
  source?: string | null;
  as_of?: string | null;
  confirmed_on?: string | null;
}

export interface Must {
  rule: string;
  equipment?: string | null;
}

export interface Judged {
  must: Must;
  result: Result;
  reason: Reason;
}

export interface Part {
  part: string;
  result: Result;
  points: number;
  possible: number;
  reason: Reason;
}

export interface Candidate {
  hospital: string;
  name_ja: string;
  name_en: string;
  prefecture?: string | null;
  core: boolean;
  demonstration: boolean;
  own: boolean;
  standing: Standing;
  fit: string;
  musts: Judged[];
  parts: Part[];
  score: { points: number; known: number; possible: number };
  asked_12_months: number;
}

export interface CandidateList {
  candidates: Candidate[];
  met: number;
  open: number;
  dropped: number;
  asked_median: number;
  costliest_rule?: { must: Must; excludes: number } | null;
}
