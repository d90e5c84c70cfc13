import type { ListName } from '../../../words/code';

/** How the value of a field is built, which decides how it is shown and changed. */
export type FieldSpec =
  | { kind: 'line' | 'text' | 'country' | 'zone' | 'name' | 'decision' | 'needs' | 'found' }
  | { kind: 'diseases' | 'registry' | 'consent' | 'agreed' }
  | { kind: 'design' | 'population' | 'patients' | 'visits' | 'window' }
  | { kind: 'code'; list: ListName }
  | { kind: 'codes'; list: ListName /** None of them is an answer, too. */; none?: boolean };

const line: FieldSpec = { kind: 'line' };

/** Every field that a case keeps, in the order of the form. */
export const FIELDS: Readonly<Record<string, FieldSpec>> = {
  org_name: line,
  org_country: { kind: 'country' },
  org_website: line,
  org_type: { kind: 'code', list: 'L1' },
  org_jp_base: { kind: 'code', list: 'org_jp_base' },
  org_size: { kind: 'code', list: 'org_size' },
  sub_role: { kind: 'code', list: 'sub_role' },
  sub_mandate: line,
  contact_name: { kind: 'name' },
  contact_email: line,
  contact_phone: line,
  contact_tz: { kind: 'zone' },
  consent_privacy: { kind: 'consent' },
  product_type: { kind: 'code', list: 'L2' },
  modality: { kind: 'codes', list: 'L3' },
  product_public: line,
  indication_text: { kind: 'text' },
  indication_area: { kind: 'code', list: 'L4' },
  indication_code: { kind: 'diseases' },
  phase_planned: { kind: 'code', list: 'L5' },
  trial_public_id: { kind: 'registry' },
  jp_status: { kind: 'code', list: 'jp_status' },
  jp_site_decision_by: { kind: 'decision' },
  needs: { kind: 'needs' },
  heard_from: { kind: 'found' },
  nonconf_confirm: { kind: 'agreed' },
  prot_design: { kind: 'design' },
  prot_pop: { kind: 'population' },
  prot_n: { kind: 'patients' },
  prot_visits: { kind: 'visits' },
  prot_equipment: { kind: 'codes', list: 'L8', none: true },
  tl_japan: { kind: 'window' },
  need_sirb: { kind: 'code', list: 'need_sirb' },
  need_english: { kind: 'codes', list: 'need_english', none: true },
};

/** What the company agreed to when it sent the request: shown, never changed. */
export const FIXED: ReadonlySet<string> = new Set(['consent_privacy', 'nonconf_confirm']);

/** Fields that the desk can ask the company to add. */
export const ASKABLE: ReadonlySet<string> = new Set(Object.keys(FIELDS).filter((field) => !FIXED.has(field)));

/** The fields of stage 2, which hospitals are matched by. */
export const DETAIL_FIELDS = [
  'prot_design',
  'prot_pop',
  'prot_n',
  'prot_visits',
  'prot_equipment',
  'tl_japan',
  'need_sirb',
  'need_english',
] as const;
