import type { ListName } from '../../words/registercode';
import type { Hospital, Section } from '../types';
import { further } from './further.gen';

/** What a field holds while it is edited: text as typed, a code, yes or no, codes; null is unknown. */
export type Value = string | boolean | readonly string[] | null;
export type Values = Record<string, Value>;

/** What a number counts: the words of its unit. */
export type Unit =
  | 'unitTrials'
  | 'unitDays'
  | 'unitBeds'
  | 'unitPatients'
  | 'unitPeople'
  | 'unitHours'
  | 'unitMinutes'
  | 'unitPercent'
  | 'unitYears'
  | 'unitCount';

type Control =
  | { kind: 'text'; max: number; width?: 'w8' | 'w20'; lang?: 'en' | 'ja' }
  | { kind: 'mail' }
  | { kind: 'phone' }
  // Found by name in one of the open lists, or typed as it is.
  | { kind: 'institution'; list: 'bureau' | 'ror' }
  | { kind: 'lines'; max: number }
  | { kind: 'number'; unit: Unit }
  | { kind: 'choice'; list: ListName; long?: boolean }
  | { kind: 'yesno' }
  // With `none`, an empty list is an answer of its own: none of them.
  | { kind: 'codes'; list: ListName; none: boolean; columns?: 2 }
  | { kind: 'date' }
  | { kind: 'dates' };

/** One field of a section: its path in the patch, and its name in the list `register_item`, or `register_row_item`. */
export interface Field {
  path: string;
  name: string;
  /** A column of a list of rows. */
  list?: true;
  control: Control;
  required?: boolean;
  hint?: string;
}

type PageOf<F> =
  | { kind: 'fields'; fields: readonly F[] }
  | { kind: 'yesno-grid'; items: readonly string[]; more: readonly F[] }
  | { kind: 'levels'; tasks: readonly string[] };

/** A page of a section: single fields, or a grid of items answered alike. */
export type Page = PageOf<Field>;

/** The sections that are made of pages. Diseases and free places have screens of their own. */
export type PagedSection = Exclude<Section, 'diseases' | 'slots'>;

type Unnamed = Omit<Field, 'name'>;

type Further = (typeof further)[keyof typeof further][number];

const text = (path: string, max: number, more: Partial<Unnamed> & { lang?: 'en' | 'ja' } = {}): Unnamed => ({
  path,
  control: { kind: 'text', max, width: 'w20', ...(more.lang ? { lang: more.lang } : {}) },
  ...(more.required ? { required: true } : {}),
});
const yesno = (path: string): Unnamed => ({ path, control: { kind: 'yesno' } });
const count = (path: string, unit: Unit, hint = 'numberUnknown'): Unnamed => ({
  path,
  control: { kind: 'number', unit },
  hint,
});
const codes = (path: string, list: ListName, hint = 'codes'): Unnamed => ({
  path,
  control: { kind: 'codes', list, none: true, columns: 2 },
  hint,
});
const person = (role: 'front' | 'deputy'): Unnamed[] => [
  {
    path: `${role}/name`,
    control: { kind: 'text', max: 100, width: 'w20' },
    hint: role,
  },
  { path: `${role}/mail`, control: { kind: 'mail' } },
  { path: `${role}/phone`, control: { kind: 'phone' } },
];

const CORE: Record<PagedSection, readonly Page[]> = {
  basic: of('basic', [
    {
      kind: 'fields',
      fields: [
        text('name_ja', 200, { required: true, lang: 'ja' }),
        text('name_en', 200, { required: true, lang: 'en' }),
        text('abbreviation', 40),
        { path: 'med_inst_code', control: { kind: 'institution', list: 'bureau' }, hint: 'med_inst_code' },
        {
          path: 'prefecture',
          control: { kind: 'choice', list: 'prefecture', long: true },
        },
        { path: 'founder', control: { kind: 'choice', list: 'founder', long: true } },
        {
          path: 'statuses',
          control: { kind: 'codes', list: 'hospital_status', none: false, columns: 2 },
          hint: 'statuses',
        },
      ],
    },
  ]),
  team: of('team', [
    {
      kind: 'fields',
      fields: [
        { path: 'office_mail', control: { kind: 'mail' } },
        { path: 'office_phone', control: { kind: 'phone' }, hint: 'office_phone' },
        ...person('front'),
        ...person('deputy'),
      ],
    },
  ]),
  departments: of('departments', [
    { kind: 'fields', fields: [codes('areas', 'L4'), codes('age_groups', 'age_group')] },
  ]),
  record: of('record', [
    {
      kind: 'fields',
      fields: [
        codes('phases', 'L5'),
        count('fih_trials', 'unitTrials'),
        count('international_trials', 'unitTrials'),
        count('startup_days', 'unitDays', 'startup_days'),
      ],
    },
  ]),
  equipment: of('equipment', [
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
  ]),
  irb: of('irb', [
    {
      kind: 'fields',
      fields: [
        codes('kinds', 'irb_kind', 'kinds'),
        {
          path: 'accepts_single',
          control: { kind: 'choice', list: 'accepts_single' },
        },
        codes('english', 'irb_english'),
        { path: 'meetings', control: { kind: 'dates' }, hint: 'meetings' },
      ],
    },
  ]),
  contract: of('contract', [
    {
      kind: 'fields',
      fields: [
        { path: 'english', control: { kind: 'choice', list: 'english_contract' } },
        codes('templates', 'contract_template'),
        yesno('direct_overseas'),
        yesno('via_iccc'),
        yesno('e_sign'),
        { path: 'costing', control: { kind: 'choice', list: 'costing_method' } },
      ],
    },
  ]),
  data: of('data', [
    {
      kind: 'fields',
      fields: [
        {
          path: 'remote_monitoring',
          control: { kind: 'choice', list: 'remote_monitoring' },
        },
        yesno('econsent'),
        yesno('partner_sites'),
      ],
    },
  ]),
  english: of('english', [
    {
      kind: 'levels',
      tasks: ['w_feasibility', 'w_contract', 'w_budget', 'w_irb', 'w_visits'],
    },
    {
      kind: 'levels',
      tasks: ['w_monitoring', 'w_safety', 'w_calls', 'w_pharmacy_lab', 'w_inspection'],
    },
  ]),
};

/** Fields of one page. */
const PAGE = 8;

/** The pages of each section, eight fields each at most: those that matching needs, then the further ones. */
export const PAGES: Record<PagedSection, readonly Page[]> = {
  basic: [...CORE.basic, ...furtherPages('basic')],
  team: [...CORE.team, ...furtherPages('team')],
  departments: [...CORE.departments, ...furtherPages('departments')],
  record: [...CORE.record, ...furtherPages('record')],
  equipment: [...CORE.equipment, ...furtherPages('equipment')],
  irb: [...CORE.irb, ...furtherPages('irb')],
  contract: [...CORE.contract, ...furtherPages('contract')],
  data: [...CORE.data, ...furtherPages('data')],
  english: CORE.english,
};

/** How many of a section’s pages hold what matching needs. */
export function corePages(section: PagedSection): number {
  return CORE[section].length;
}

function furtherPages(section: keyof typeof further): Page[] {
  const fields = further[section].map(
    (item): Unnamed => ({ path: `more/${item.code}`, control: controlOf(item) }),
  );
  const pages: PageOf<Unnamed>[] = [];
  for (let at = 0; at < fields.length; at += PAGE) {
    pages.push({ kind: 'fields', fields: fields.slice(at, at + PAGE) });
  }
  return [...of(section, pages)];
}

function controlOf(item: Further): Control {
  switch (item.kind) {
    case 'text':
      return { kind: 'text', max: item.max, width: 'w20' };
    case 'ror':
      return { kind: 'institution', list: 'ror' };
    case 'codes':
      return { kind: 'codes', list: item.list, none: true, columns: 2 };
    default:
      return item;
  }
}

// A field is named by its section and its path.
function of(section: PagedSection, pages: readonly PageOf<Unnamed>[]): readonly Page[] {
  const named = (field: Unnamed): Field => ({ ...field, name: `${section}/${field.path}` });
  return pages.map((page) => {
    if (page.kind === 'fields') return { ...page, fields: page.fields.map(named) };
    return page.kind === 'levels' ? page : { ...page, more: page.more.map(named) };
  });
}

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
