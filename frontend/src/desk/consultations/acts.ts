import type { ConsultEvent, ConsultView } from '../../consult/types';

/** What a field of an act is filled in with. */
export type Kind = 'text' | 'line' | 'date' | 'owner' | 'deputy' | 'team' | 'theme' | 'outcome' | 'rejection';

/** One field: its name in what is sent, and what it is. */
export interface ActField {
  name: string;
  kind: Kind;
  /** May stay empty. */
  optional?: boolean;
}

/** An act of the desk on a consultation: its address and its fields. */
export interface Act {
  event: ConsultEvent;
  path: string;
  fields: readonly ActField[];
}

const text: ActField = { name: 'text', kind: 'text' };

/** Every act that a dialog asks for, in the order in which the desk needs them. */
export const ACTS: readonly Act[] = [
  {
    event: 'triage',
    path: 'triage',
    fields: [
      { name: 'owner', kind: 'owner' },
      { name: 'theme', kind: 'theme' },
    ],
  },
  { event: 'begin', path: 'work', fields: [] },
  { event: 'ask', path: 'questions', fields: [text, { name: 'due', kind: 'date', optional: true }] },
  { event: 'message', path: 'messages', fields: [text] },
  { event: 'note', path: 'notes', fields: [text] },
  {
    event: 'plan',
    path: 'plan',
    fields: [
      { name: 'answer_on', kind: 'date' },
      { name: 'reason', kind: 'text' },
    ],
  },
  {
    event: 'assign',
    path: 'owner',
    fields: [
      { name: 'owner', kind: 'owner' },
      { name: 'deputy', kind: 'deputy', optional: true },
      { name: 'team', kind: 'team', optional: true },
    ],
  },
  {
    event: 'hold',
    path: 'hold',
    fields: [
      { name: 'reason', kind: 'text' },
      { name: 'review_on', kind: 'date' },
    ],
  },
  { event: 'resume', path: 'resume', fields: [] },
  {
    event: 'close',
    path: 'closing',
    fields: [
      { name: 'outcome', kind: 'outcome' },
      { ...text, optional: true },
    ],
  },
  { event: 'reject', path: 'refusal', fields: [{ name: 'reason', kind: 'rejection' }, text] },
  { event: 'merge', path: 'merge', fields: [{ name: 'into', kind: 'line' }] },
  { event: 'reopen', path: 'reopening', fields: [{ name: 'reason', kind: 'text' }] },
];

/** What stands in the fields, as typed. */
export interface Typed {
  texts: Record<string, string>;
  team: string[];
}

/** What the fields of an act begin with. */
export function beginning(act: Act, view: ConsultView, me: string): Typed {
  const owner = view.row.owner?.id ?? (act.event === 'triage' ? me : '');
  return {
    texts: {
      owner,
      deputy: view.desk?.deputy?.id ?? '',
      theme: view.row.theme,
      outcome: view.row.stage === 'b_answered' || view.row.stage === 'b_followup' ? 'answered' : 'no_action',
    },
    team: view.desk?.team.map((one) => one.id) ?? [],
  };
}
