/** What the hospital’s part of the API answers, as its document says it. */
import type { components } from '../api/schema.gen';
import type { FurtherValue } from '../forms/further';

type Schema = components['schemas'];

export type Line = Schema['Line'];
export type ClockState = Schema['ClockState'];
export type SiteState = Schema['SiteState'];
export type Absence = Schema['AbsenceView'];
export type Attestation = Schema['AttestationView'];
export type Home = Schema['HospitalHome'];
export type RequestRow = Schema['RequestRow'];
export type Contract = Schema['ContractView'];
export type Member = Schema['MemberView'];
export type Meter = Schema['Meter'];
export type RegisterHistory = Schema['RegisterHistory'];
export type RegisterProposal = Schema['RegisterProposal'];
export type RegisterPreview = Schema['RegisterPreview'];
export type SeenPage = Schema['SeenPage'];
export type SheetPreview = Schema['SheetPreview'];
export type Stated = Schema['Stated'];
export type ExpiringSection = Schema['ExpiringSection'];
export type DiseaseRow = Schema['DiseaseRow'];
export type ListRow = Schema['ListRow'];

/** The answer as the form keeps it: text as typed, codes, yes and no. */
export interface RawAnswer {
  interest?: string | null;
  pi?: string | null;
  seen?: string | number | null;
  period?: string | null;
  fits?: string | number | null;
  months?: string | number | null;
  patients?: string | number | null;
  method?: string | null;
  consents?: string | number | null;
  realistic?: string | number | null;
  start?: string | null;
  competing?: string | null;
  conditions?: string[] | null;
  conditions_note?: string | null;
  why_not?: string | null;
  why_not_note?: string | null;
  name_may_be_told?: boolean | null;
  /** Answers to the round’s further questions, by question. */
  further?: Record<string, FurtherValue>;
}

/** A field of the fixed questions. */
export type Question = Exclude<keyof RawAnswer, 'further'>;

/** A draft is kept as it was typed, whatever it says. */
export type RequestView = Omit<Schema['RequestView'], 'draft' | 'answer'> & {
  draft?: RawAnswer | null;
  answer?: RawAnswer | null;
};

/** Whether answers of a hospital reach the desk by its approver alone. */
export type Settings = Schema['HospitalSettings'];

/** The sections of the register in their order; free places have a page of their own. */
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
] as const satisfies readonly Schema['Section'][];
export type Section = Schema['Section'];

/**
 * One hospital of the register. The document lets sections be left out when
 * one is sent; what is answered has them all. A member that is not there is
 * unknown, which is not a no.
 */
export type Hospital = Required<Omit<Schema['Hospital'], 'basic' | 'stated' | 'visible'>> & {
  basic: Required<Pick<Schema['Basic'], 'name_ja' | 'name_en' | 'statuses'>> & Schema['Basic'];
  stated: Partial<Record<Section, Stated>>;
  visible: Partial<Record<Section, Schema['Visibility']>>;
};

export type Register = Omit<Schema['RegisterView'], 'hospital'> & { hospital: Hospital };
