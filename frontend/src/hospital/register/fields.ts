import type { ListName } from '../../words/registercode';
import type { Hospital, Section } from '../types';

/** What a field holds while it is edited: text as typed, a code, yes or no, codes; null is unknown. */
export type Value = string | boolean | readonly string[] | null;
export type Values = Record<string, Value>;

type Control =
  | { kind: 'text'; max: number; width?: 'w8' | 'w20'; lang?: 'en' | 'ja' }
  | { kind: 'mail' }
  | { kind: 'phone' }
  | { kind: 'digits' }
  | { kind: 'number'; unit: 'unitTrials' | 'unitDays' | 'unitBeds' }
  | { kind: 'choice'; list: ListName; long?: boolean }
  | { kind: 'yesno' }
  // With `none`, an empty list is an answer of its own: none of them.
  | { kind: 'codes'; list: ListName; none: boolean; columns?: 2 }
  | { kind: 'dates' };

/** One field of a section: its path in the patch, and its words in `register.field`. */
export interface Field {
  path: string;
  words: string;
  control: Control;
  required?: boolean;
  hint?: string;
}

/** A page of a section: single fields, or a grid of items answered alike. */
export type Page =
  | { kind: 'fields'; fields: readonly Field[] }
  | { kind: 'yesno-grid'; items: readonly string[]; more: readonly Field[] }
  | { kind: 'levels'; tasks: readonly string[] };

const text = (path: string, max: number, more: Partial<Field> & { lang?: 'en' | 'ja' } = {}): Field => ({
  path,
  words: path,
  control: { kind: 'text', max, width: 'w20', ...(more.lang ? { lang: more.lang } : {}) },
  ...(more.required ? { required: true } : {}),
});
const yesno = (path: string): Field => ({ path, words: path, control: { kind: 'yesno' } });
const count = (
  path: string,
  unit: 'unitTrials' | 'unitDays' | 'unitBeds',
  hint = 'numberUnknown',
): Field => ({
  path,
  words: path,
  control: { kind: 'number', unit },
  hint,
});
const codes = (path: string, list: ListName, words = path, hint = 'codes'): Field => ({
  path,
  words,
  control: { kind: 'codes', list, none: true, columns: 2 },
  hint,
});
const person = (role: 'front' | 'deputy'): Field[] => [
  {
    path: `${role}/name`,
    words: `${role}/name`,
    control: { kind: 'text', max: 100, width: 'w20' },
    hint: role,
  },
  { path: `${role}/mail`, words: `${role}/mail`, control: { kind: 'mail' } },
  { path: `${role}/phone`, words: `${role}/phone`, control: { kind: 'phone' } },
];

/** The pages of each section, eight fields each at most. Diseases and free places have screens of their own. */
export const PAGES: Record<Exclude<Section, 'diseases' | 'slots'>, readonly Page[]> = {
  basic: [
    {
      kind: 'fields',
      fields: [
        text('name_ja', 200, { required: true, lang: 'ja' }),
        text('name_en', 200, { required: true, lang: 'en' }),
        text('abbreviation', 40),
        { path: 'med_inst_code', words: 'med_inst_code', control: { kind: 'digits' }, hint: 'med_inst_code' },
        {
          path: 'prefecture',
          words: 'prefecture',
          control: { kind: 'choice', list: 'prefecture', long: true },
        },
        { path: 'founder', words: 'founder', control: { kind: 'choice', list: 'founder', long: true } },
        {
          path: 'statuses',
          words: 'statuses',
          control: { kind: 'codes', list: 'hospital_status', none: false, columns: 2 },
          hint: 'statuses',
        },
      ],
    },
  ],
  team: [
    {
      kind: 'fields',
      fields: [
        { path: 'office_mail', words: 'office_mail', control: { kind: 'mail' } },
        { path: 'office_phone', words: 'office_phone', control: { kind: 'phone' }, hint: 'office_phone' },
        ...person('front'),
        ...person('deputy'),
      ],
    },
  ],
  departments: [{ kind: 'fields', fields: [codes('areas', 'L4'), codes('age_groups', 'age_group')] }],
  record: [
    {
      kind: 'fields',
      fields: [
        codes('phases', 'L5'),
        count('fih_trials', 'unitTrials'),
        count('international_trials', 'unitTrials'),
        count('startup_days', 'unitDays', 'startup_days'),
      ],
    },
  ],
  equipment: [
    {
      kind: 'yesno-grid',
      items: ['icu', 'isolation', 'apheresis', 'intrathecal', 'intravitreal', 'telemetry', '24_h_crc'],
      more: [count('phase1_beds', 'unitBeds')],
    },
    {
      kind: 'yesno-grid',
      items: [
        'pet',
        'mri_3t',
        'cardiac_mri',
        'echo_core_lab_certified',
        'oct_erg',
        'spirometry_central',
        'sleep_lab',
        'ngs_in_house',
      ],
      more: [],
    },
    {
      kind: 'yesno-grid',
      items: [
        'endoscopy',
        'ebus',
        'liver_biopsy',
        'stereotactic_surgery',
        'radiotherapy',
        'robot',
        'paediatric_sedation',
      ],
      more: [],
    },
    {
      kind: 'yesno-grid',
      items: ['ln2', 'minus_80', 'pbmc_processing', 'sterile_compounding', 'hazardous_drug', 'cpc'],
      more: [yesno('cartagena'), yesno('radioligand')],
    },
  ],
  irb: [
    {
      kind: 'fields',
      fields: [
        codes('kinds', 'irb_kind', 'kinds', 'kinds'),
        {
          path: 'accepts_single',
          words: 'accepts_single',
          control: { kind: 'choice', list: 'accepts_single' },
        },
        codes('english', 'irb_english', 'irb_english'),
        { path: 'meetings', words: 'meetings', control: { kind: 'dates' }, hint: 'meetings' },
      ],
    },
  ],
  contract: [
    {
      kind: 'fields',
      fields: [
        { path: 'english', words: 'contract_english', control: { kind: 'choice', list: 'english_contract' } },
        codes('templates', 'contract_template'),
        yesno('direct_overseas'),
        yesno('via_iccc'),
        yesno('e_sign'),
        { path: 'costing', words: 'costing', control: { kind: 'choice', list: 'costing_method' } },
      ],
    },
  ],
  data: [
    {
      kind: 'fields',
      fields: [
        {
          path: 'remote_monitoring',
          words: 'remote_monitoring',
          control: { kind: 'choice', list: 'remote_monitoring' },
        },
        yesno('econsent'),
        yesno('partner_sites'),
      ],
    },
  ],
  english: [
    {
      kind: 'levels',
      tasks: ['w_feasibility', 'w_contract', 'w_budget', 'w_irb', 'w_visits'],
    },
    {
      kind: 'levels',
      tasks: ['w_monitoring', 'w_safety', 'w_calls', 'w_pharmacy_lab', 'w_inspection'],
    },
  ],
};

/** Every field that a page saves, by its path in the patch. */
export function pathsOf(page: Page): string[] {
  if (page.kind === 'levels') return page.tasks.map((task) => `levels/${task}`);
  if (page.kind === 'fields') return page.fields.map((field) => field.path);
  return [...page.items.map((item) => `items/${item}`), ...page.more.map((field) => field.path)];
}

/** What the register holds, by path; a member that is not there is unknown. */
export function valuesOf(hospital: Hospital, section: Section, paths: readonly string[]): Values {
  const part: unknown = section === 'english' ? { levels: hospital.english } : hospital[section];
  return Object.fromEntries(paths.map((path) => [path, asValue(dig(part, path.split('/')))]));
}

/** The body of a change: paths nested again, blank as unknown. */
export function patchOf(values: Values): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const [head = path, ...rest] = path.split('/');
    const sent = value === '' ? null : value;
    if (rest.length === 0) {
      patch[head] = sent;
      continue;
    }
    patch[head] = { ...(patch[head] as Record<string, unknown> | undefined), [rest.join('/')]: sent };
  }
  return patch;
}

/** Whether two values say the same: nothing typed is unknown, lists by what they hold. */
export function same(a: Value, b: Value): boolean {
  const plain = (value: Value) => (value === '' ? null : value);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function dig(part: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    part,
  );
}

function asValue(kept: unknown): Value {
  if (typeof kept === 'number') return String(kept);
  if (typeof kept === 'string' || typeof kept === 'boolean') return kept;
  if (Array.isArray(kept)) return kept as string[];
  return null;
}
