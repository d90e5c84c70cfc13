import type { Fault } from '../../api/problem';
import { useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { requestWords } from '../../words/request';
import type { Field } from './types';

/** The pages of the form in their order; each is the last part of an address. */
export const PAGES = ['you', 'trial-number', 'company', 'product', 'trial', 'needs', 'check'] as const;

export type PageName = (typeof PAGES)[number];

/** Which page asks for which fields, in the order they are asked: five questions at most. */
export const FIELDS: Record<PageName, readonly Field[]> = {
  you: ['contact_name', 'sub_role', 'sub_mandate', 'contact_email', 'contact_phone', 'contact_tz'],
  'trial-number': ['trial_public_id'],
  company: ['org_name', 'org_country', 'org_website', 'org_type', 'org_jp_base'],
  product: ['product_type', 'modality', 'product_public'],
  trial: [
    'indication_text',
    'indication_area',
    'indication_code',
    'phase_planned',
    'jp_status',
    'jp_site_decision_by',
  ],
  needs: ['needs', 'heard_from', 'org_size'],
  check: ['consent_privacy', 'nonconf_confirm'],
};

/** The field a fault is about: `/needs/codes/0` → `needs`. */
export function fieldOf(fault: Fault): string {
  return fault.pointer.split('/')[1] ?? '';
}

/** The faults of one page. */
export function faultsOn(page: PageName, faults: readonly Fault[]): Fault[] {
  return inOrder(faults.filter((fault) => (FIELDS[page] as readonly string[]).includes(fieldOf(fault))));
}

/** Faults in the order in which the form asks. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const order: string[] = PAGES.flatMap((page) => [...FIELDS[page]]);
  return [...faults].sort((one, other) => order.indexOf(fieldOf(one)) - order.indexOf(fieldOf(other)));
}

/** The page that asks for a field. */
export function pageOf(field: string): PageName {
  return PAGES.find((page) => (FIELDS[page] as readonly string[]).includes(field)) ?? 'check';
}

/** How the form names its fields in error sentences, by JSON pointer. */
export function useFieldNames(): FieldNames {
  const words = useWords(requestWords);
  const { fields, things, say } = words;
  return {
    '/contact_name': {
      label: fields.family,
      thing: things.family,
      id: 'contact_name-family',
    },
    '/contact_name/family': { label: fields.family, thing: things.family },
    '/contact_name/given': { label: fields.given, thing: things.given },
    '/contact_name/title': { label: fields.title, thing: things.title },
    '/sub_role': { label: fields.sub_role, thing: things.sub_role, choice: true },
    '/sub_mandate': { label: fields.sub_mandate },
    '/contact_email': { label: fields.contact_email, thing: things.contact_email },
    // The server names the address so when it is asked to mail a code.
    '/email': { label: fields.contact_email, thing: things.contact_email, id: 'contact_email' },
    '/contact_phone': { label: fields.contact_phone },
    '/contact_tz': { label: fields.contact_tz, thing: things.contact_tz, choice: true },
    '/trial_public_id': { label: fields.trial_public_id, id: 'trial_public_id-0' },
    ...Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `/trial_public_id/${index}`,
        { label: fields.trial_public_id_n(index + 1) },
      ]),
    ),
    '/org_name': { label: fields.org_name, thing: things.org_name },
    '/org_country': { label: fields.org_country, thing: things.org_country, choice: true },
    '/org_website': { label: fields.org_website },
    '/org_type': { label: fields.org_type, thing: things.org_type, choice: true },
    '/org_jp_base': { label: fields.org_jp_base, thing: things.org_jp_base, choice: true },
    '/org_size': { label: fields.org_size, choice: true },
    '/product_type': { label: fields.product_type, thing: things.product_type, choice: true },
    '/modality': { label: fields.modality, thing: things.modality, choice: true },
    '/product_public': { label: fields.product_public },
    '/indication_text': { label: fields.indication_text, thing: things.indication_text },
    '/indication_area': { label: fields.indication_area, thing: things.indication_area, choice: true },
    '/indication_code': { label: fields.indication_code, id: 'indication_text' },
    '/phase_planned': { label: fields.phase_planned, thing: things.phase_planned, choice: true },
    '/jp_status': { label: fields.jp_status, thing: things.jp_status, choice: true },
    '/jp_site_decision_by': {
      label: fields.jp_site_decision_by,
      thing: things.jp_site_decision_by,
      say: { required: say.monthMissing, not_a_date: say.month, in_past: say.monthPast },
    },
    '/needs': { label: fields.needs, thing: things.needs, choice: true },
    '/needs/codes': { label: fields.needs, thing: things.needs, choice: true, id: 'needs' },
    '/needs/text': { label: fields.needs_text },
    '/heard_from': { label: fields.heard_from, thing: things.heard_from, choice: true },
    '/heard_from/text': { label: fields.heard_from_text },
    '/consent_privacy': {
      label: fields.consent_privacy,
      say: { must_agree: say.privacy, required: say.privacy },
    },
    '/nonconf_confirm': {
      label: fields.nonconf_confirm,
      say: { must_agree: say.nonconf, required: say.nonconf },
    },
    '/code': {
      label: fields.code,
      say: { required: say.code, too_short: say.code, not_a_number: say.code },
    },
  };
}
