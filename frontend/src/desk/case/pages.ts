/** The six record tabs, labels kept from the existing tool. */
export const RECORD_TABS = [
  'consultation',
  'company',
  'product',
  'experts',
  'support',
  'collaborators',
] as const;

/** What is being done with the case. */
export const WORK_TABS = ['progress', 'match', 'contracts', 'history'] as const;

export type RecordTab = (typeof RECORD_TABS)[number];
export type WorkTab = (typeof WORK_TABS)[number];
export type Tab = RecordTab | WorkTab;

/** Pages below 施設・割当: they keep that tab marked. */
const MATCH_PAGES = ['match', 'synopsis', 'rounds', 'proposal', 'selection'];

/** The tab that an address below the case belongs to. */
export function tabOf(rest: string): Tab {
  const first = rest.split('/')[0] ?? '';
  if (MATCH_PAGES.includes(first)) return 'match';
  return [...RECORD_TABS, ...WORK_TABS].find((tab) => tab === first) ?? 'consultation';
}

/** The address of a page of the case. */
export function casePath(number: string, rest: string = 'consultation'): string {
  return `desk/cases/${number}/${rest}`;
}

/** Where the next action of a case is done. */
export function actionPath(action: string): string | null {
  return ACTION_PAGES[action] ?? null;
}

const ACTION_PAGES: Record<string, string> = {
  take: 'consultation',
  decide: 'consultation',
  answer_questions: 'progress',
  first_meeting: 'support/record',
  complete_details: 'consultation',
  draft_synopsis: 'synopsis',
  approve_synopsis: 'synopsis',
  open_round: 'match',
  answer_round: 'rounds',
  collated_answer: 'proposal',
  select_hospitals: 'selection',
  open_contracts: 'contracts',
  advance_contracts: 'contracts',
  record_start: 'progress',
  follow_up: 'progress',
  review_hold: 'progress',
};
