import type { components } from '../../api/schema.gen';

type Schemas = components['schemas'];

export type PersonName = Schemas['PersonName'];
export type CaseClock = Schemas['CaseClock'];
export type FieldView = Schemas['FieldView'];
export type Translation = Schemas['Translation'];
export type ContactView = Schemas['ContactView'];
export type HistoryView = Schemas['HistoryView'];
export type ProposalView = Schemas['ProposalView'];
export type SynopsisLine = Schemas['Line'];
/** One line of the blinded synopsis as it would stand now, with the words in it that name the company. */
export type PreviewLine = Schemas['PreviewLine'];
export type SiteView = Schemas['SiteView'];
export type RoundView = Schemas['RoundView'];
export type ExpertRoundView = Schemas['ExpertRoundView'];
export type ExpertView = Schemas['ExpertView'];
export type Further = Schemas['Further'];
export type BankView = Schemas['BankView'];
export type ContractView = Schemas['ContractView'];
export type MilestoneView = Schemas['MilestoneView'];
export type Decision = Schemas['Decision'];
export type Basis = Schemas['Basis'];
export type Closing = Schemas['Closing'];
export type LedgerLine = Schemas['LedgerLine'];
export type CaseRow = Schemas['CaseRow'];
export type Checklist = Schemas['Checklist'];

/** Why a case is not counted: a value of the counting rule, open in the document. */
export type NotCounted =
  | { code: 'not_received' | 'not_accepted' }
  | { code: 'ineligible'; criteria: string[] }
  | { code: 'not_yet'; missing: string[]; last_date: string }
  | { code: 'merged'; with: string }
  | { code: 'converted'; into: string };

/** What the desk reads of a case, as the server says it. */
export type DeskCase = Omit<Schemas['DeskCase'], 'count'> & {
  count: { entries: LedgerLine[]; not_counted?: NotCounted | null };
};

/** What can happen to a case. */
export type EventKind = Schemas['EventKind'];

type Nothing = Record<string, never>;

/** What each act says, by the last part of its address. */
export interface Acts {
  take: Nothing;
  questions: Schemas['Questions'];
  answers: Schemas['Answers'];
  acceptance: Schemas['Acceptance'];
  refusal: Schemas['Refusal'];
  merge: Schemas['MergeInto'];
  hold: Schemas['HoldBody'];
  resume: Nothing;
  owner: Schemas['Owners'];
  contacts: Schemas['ContactRecord'];
  messages: Schemas['MessageBody'];
  notes: Schemas['TextBody'];
  translations: Schemas['TranslationBody'];
  synopsis: Schemas['SynopsisBody'];
  bases: Basis;
  rounds: Schemas['RoundBody'];
  'rounds/close': Nothing;
  'rounds/answer': Schemas['SiteAnswerBody'];
  'rounds/more-time': Schemas['SiteDecisionBody'];
  'rounds/reminder': Schemas['SiteBody'];
  'rounds/late-answer': Schemas['SiteDecisionBody'];
  'rounds/told': Schemas['ToldBody'];
  experts: Schemas['ExpertsBody'];
  'experts/remind': Schemas['WhichExpert'];
  'experts/close': Nothing;
  'experts/report': Schemas['ExpertReportBody'];
  proposal: Schemas['ProposalBody'];
  'another-round': Schemas['ReasonBody'];
  selection: Schemas['SelectionBody'];
  'start-up': Nothing;
  contracts: Schemas['ContractUpdate'];
  milestones: Schemas['MilestoneUpdate'];
  'trial-start': Schemas['TrialStart'];
  closing: Closing;
  withdrawal: Schemas['ReasonBody'];
  reopening: Schemas['ReasonBody'];
  undo: Nothing;
}

export type Act = keyof Acts;
