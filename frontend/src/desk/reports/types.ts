import type { components } from '../../api/schema.gen';

type Schemas = components['schemas'];

/** The classes that are printed; only K is the target’s. */
export type CountClass = Schemas['Class'];

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

/** A counted case, or a correction. */
export type CountedCase = Omit<Schemas['CountedCase'], 'reason'> & { reason: EntryReason };

/** A case that is not counted. */
export type NotCountedCase = Omit<Schemas['NotCountedCase'], 'reason'> & { reason: NotCountedReason };

/** The count of one fiscal year; the reasons are values of the rule, which words are made of. */
export type CountPage = Omit<Schemas['CountPage'], 'counted' | 'not_counted' | 'view_cases'> & {
  counted: CountedCase[];
  not_counted: NotCountedCase[];
  view_cases: Record<keyof Schemas['ViewCases'], CountedCase[]>;
};
