import type { AnswerPart } from '../../words/answer';
import type { ListName } from '../../words/code';

/** The groups of match-critical details, each a page of at most five questions. */
export const TASKS = [
  'disease',
  'population',
  'criteria',
  'design',
  'numbers',
  'burden',
  'dates',
  'needs',
] as const;

export type TaskName = (typeof TASKS)[number];

/** How one question is asked. `path` is the field, or a part of it: `prot_n/total`. */
export type Control = { path: string } & (
  | { as: 'diseases' }
  | { as: 'one'; list: ListName }
  | { as: 'many'; list: ListName; none?: 'nothingSpecial' | 'nothingEnglish' }
  | { as: 'amount'; unit: 'patients' | 'weeks' | 'times' | 'nights' | 'months' | 'arms' }
  | { as: 'month' }
  | { as: 'line' }
  | { as: 'text' }
);

/** The questions of each group. */
export const CONTROLS: Record<TaskName, readonly Control[]> = {
  disease: [{ path: 'indication_code', as: 'diseases' }],
  population: [
    { path: 'prot_pop/age_groups', as: 'many', list: 'age_group' },
    { path: 'prot_pop/sex', as: 'one', list: 'sex' },
    { path: 'prot_pop/line_of_therapy', as: 'line' },
    { path: 'prot_pop/biomarker', as: 'line' },
  ],
  criteria: [
    { path: 'prot_pop/key_inclusion', as: 'text' },
    { path: 'prot_pop/key_exclusion', as: 'text' },
  ],
  design: [
    { path: 'prot_design/randomised', as: 'one', list: 'yes_no' },
    { path: 'prot_design/blinding', as: 'one', list: 'blinding' },
    { path: 'prot_design/control', as: 'many', list: 'control' },
    { path: 'prot_design/adaptive', as: 'one', list: 'yes_no' },
    { path: 'prot_design/basket', as: 'one', list: 'yes_no' },
  ],
  numbers: [
    { path: 'prot_n/total', as: 'amount', unit: 'patients' },
    { path: 'prot_n/japan_target', as: 'amount', unit: 'patients' },
    { path: 'prot_n/japan_min', as: 'amount', unit: 'patients' },
    { path: 'prot_design/arms', as: 'amount', unit: 'arms' },
  ],
  burden: [
    { path: 'prot_visits/duration_weeks', as: 'amount', unit: 'weeks' },
    { path: 'prot_visits/visits', as: 'amount', unit: 'times' },
    { path: 'prot_visits/inpatient_nights', as: 'amount', unit: 'nights' },
    { path: 'prot_visits/invasive_procedures', as: 'amount', unit: 'times' },
  ],
  dates: [
    { path: 'tl_japan/wanted_fpi', as: 'month' },
    { path: 'tl_japan/last_fpi', as: 'month' },
    { path: 'tl_japan/window_months', as: 'amount', unit: 'months' },
  ],
  needs: [
    { path: 'prot_equipment', as: 'many', list: 'L8', none: 'nothingSpecial' },
    { path: 'need_sirb', as: 'one', list: 'need_sirb' },
    { path: 'need_english', as: 'many', list: 'need_english', none: 'nothingEnglish' },
  ],
};

// Fields that more than one group writes to: the group in which the missing part is asked for.
const HOME: Record<string, TaskName> = { prot_pop: 'population', prot_design: 'design' };

/** The fields a group answers for when something is missing. */
export function fieldsOf(task: TaskName): string[] {
  const fields = new Set(CONTROLS[task].map((control) => top(control.path)));
  return [...fields].filter((field) => HOME[field] === undefined || HOME[field] === task);
}

/** The field of a path. */
export function top(path: string): string {
  return path.split('/')[0] ?? path;
}

/** The part of a path that names the question, where the field has parts. */
export function part(path: string): AnswerPart | null {
  return (path.split('/')[1] as AnswerPart | undefined) ?? null;
}

/** What a case holds at a path. */
export function valueAt(values: Readonly<Record<string, unknown>>, path: string): unknown {
  const [field = '', name] = path.split('/');
  const whole = values[field];
  if (name === undefined) return whole ?? null;
  return (whole as Record<string, unknown> | undefined)?.[name] ?? null;
}

/** The fields that hold `edits`, whole, as the server takes them. */
export function patchOf(
  values: Readonly<Record<string, unknown>>,
  edits: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(edits)) {
    const field = top(path);
    const name = part(path);
    if (name === null) {
      patch[field] = value;
      continue;
    }
    const whole = { ...((patch[field] ?? values[field] ?? {}) as Record<string, unknown>) };
    if (value === null || value === '') delete whole[name];
    else whole[name] = value;
    patch[field] = Object.keys(whole).length > 0 ? whole : null;
  }
  return patch;
}
