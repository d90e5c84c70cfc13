import { FIELDS } from '../case/fields/spec';
import type { CaseRow, DeskCase, FieldView, HistoryView, SiteView, SynopsisLine } from '../case/types';

/** Invented people, companies and hospitals, for tests only. */

const SATO = { id: 'p-sato', family: '佐藤', given: '由美' };
const TANAKA = { id: 'p-tanaka', family: '田中', given: '健' };
const EMMA = { id: 'p-emma', family: 'Hartley', given: 'Emma' };

const VALUES: Record<string, unknown> = {
  org_name: 'Larkfield Therapeutics, Inc.',
  org_country: 'US',
  org_website: 'https://larkfield.example',
  org_type: 'biotech_startup',
  org_jp_base: 'none',
  sub_role: 'sponsor_employee',
  contact_name: { family: 'Hartley', given: 'Emma', title: 'Head of clinical development' },
  contact_email: 'emma@larkfield.example',
  contact_tz: 'America/New_York',
  consent_privacy: { accepted: true, version: '2026-11-01' },
  product_type: 'drug',
  modality: ['small_molecule'],
  product_public: 'LKF-101',
  indication_text: 'Non-small cell lung cancer, EGFR-mutated, second line',
  indication_area: 'oncology_solid',
  indication_code: [{ system: 'icd10', code: 'C34.9', text: '肺の悪性新生物' }],
  phase_planned: 'p2',
  trial_public_id: ['NCT09990421'],
  jp_status: 'preferred',
  jp_site_decision_by: '2026-12',
  needs: {
    codes: ['site_identification', 'patient_numbers', 'contract_in_english'],
    text: 'We plan a single-arm phase 2 study and would like to include Japan. Which hospitals see such patients?',
  },
  heard_from: 'jetro',
  nonconf_confirm: true,
  prot_n: { total: 120, japan_target: 40, japan_min: 'i_dont_know' },
  prot_pop: { age_groups: ['18_64', '65_plus'], sex: 'all' },
  prot_equipment: ['pet', 'minus_80'],
  tl_japan: { wanted_fpi: '2027-03', window_months: 9 },
  need_sirb: 'sirb_preferred',
  need_english: ['contract', 'monitoring'],
};

const TABS: Record<string, string> = {
  org_name: 'company',
  org_country: 'company',
  org_website: 'company',
  org_type: 'company',
  org_jp_base: 'company',
  org_size: 'company',
  sub_role: 'company',
  sub_mandate: 'company',
  contact_name: 'company',
  contact_email: 'company',
  contact_phone: 'company',
  contact_tz: 'company',
  consent_privacy: 'company',
  product_type: 'product',
  modality: 'product',
  product_public: 'product',
};

const DETAILS = new Set([
  'prot_design',
  'prot_pop',
  'prot_n',
  'prot_visits',
  'prot_equipment',
  'tl_japan',
  'need_sirb',
  'need_english',
]);

function fields(): FieldView[] {
  return Object.keys(FIELDS).map((field) => {
    const detail = DETAILS.has(field);
    return {
      field: field as FieldView['field'],
      tab: (TABS[field] ?? 'consultation') as FieldView['tab'],
      stage: detail ? 'details' : 'inquiry',
      tier: field.startsWith('prot_') || field === 'tl_japan' ? 'C3' : 'N1',
      sent: detail ? null : (VALUES[field] ?? null),
      value: VALUES[field] ?? null,
      hidden: false,
      ...(field === 'prot_n'
        ? { changed_at: '2026-11-12T02:00:00Z', changed_by: TANAKA }
        : detail && VALUES[field]
          ? { changed_at: '2026-11-10T02:00:00Z', changed_by: EMMA }
          : {}),
    };
  });
}

const LINES: SynopsisLine[] = [
  { code: 'modality', en: 'Small molecule', ja: '低分子', source: 'modality' },
  { code: 'area', en: 'Oncology, solid tumours', ja: '固形がん', source: 'indication_area' },
  { code: 'phase', en: 'Phase 2', ja: '第2相', source: 'phase_planned' },
  { code: 'patients_japan', en: '21–50 patients in Japan', ja: '国内で21–50例', source: 'prot_n' },
];

const ANSWER: NonNullable<SiteView['answer']> = {
  interest: 'int_yes',
  pi: '鈴木 一郎',
  patients: 12,
  method: 'emr_query',
  realistic: 8,
  start: '2027-03',
  competing: null,
  conditions: [],
  conditions_note: null,
  why_not: null,
  why_not_note: null,
  name_may_be_told: true,
};

const SITE = {
  demonstration: true,
  own: false,
  by_hand: null,
  opened_at: '2026-11-18T02:00:00Z',
  answered_at: '2026-11-19T02:00:00Z',
  firm_named: false,
};

const EARLIER: CaseRow = {
  id: 'c-2',
  number: 'A-R08-019',
  org_name: 'Larkfield Therapeutics',
  country: 'US',
  product: 'LKF-200',
  disease: 'Small cell lung cancer',
  area: 'oncology_solid',
  phase: 'p2',
  needs: ['site_identification'],
  channel: 'web',
  locale: 'en',
  received_at: '2026-05-11T02:00:00Z',
  decision_by: null,
  stage: 'closed',
  stage_since: '2026-08-01T02:00:00Z',
  on_hold: false,
  turn: { side: 'nobody', action: 'nothing' },
  owner: SATO,
  is_new: false,
};

/** A case in the middle of its first round. */
export function sampleCase(change: Partial<DeskCase> = {}): DeskCase {
  return {
    id: 'c-1',
    number: 'A-R08-042',
    blinded: 'M-R08-017',
    version: 12,
    title: 'LKF-101 Non-small cell lung cancer',
    firm: 'f-1',
    org_name: 'Larkfield Therapeutics, Inc.',
    country: 'US',
    stage: 'matching',
    stage_since: '2026-11-18T01:30:00Z',
    days_in_stage: 4,
    hold: null,
    channel: 'web',
    locale: 'en',
    zone: 'America/New_York',
    received_at: '2026-10-14T14:08:00Z',
    accepted_at: '2026-10-20T02:00:00Z',
    owner: SATO,
    deputy: TANAKA,
    team: [],
    turn: {
      side: 'hospital',
      action: 'answer_round',
      due: '2026-11-27T08:00:00Z',
      state: 'due_soon',
      business_days_left: 2,
    },
    clocks: [
      {
        kind: 'interest_round',
        started: '2026-11-18T01:30:00Z',
        due: '2026-11-27T08:00:00Z',
        stopped: null,
        state: 'due_soon',
        owner: 'hospital',
        net_business_minutes: 1500,
        gross_business_minutes: 1500,
        remaining_business_minutes: 1050,
      },
      {
        kind: 'collated_answer',
        started: '2026-11-18T01:30:00Z',
        due: '2026-12-02T01:30:00Z',
        stopped: null,
        state: 'running',
        owner: 'desk',
        net_business_minutes: 1500,
        gross_business_minutes: 1500,
        remaining_business_minutes: 3060,
      },
      {
        kind: 'first_reply',
        started: '2026-10-14T14:08:00Z',
        due: '2026-10-16T08:30:00Z',
        stopped: '2026-10-15T03:00:00Z',
        state: 'met',
        owner: 'desk',
        net_business_minutes: 200,
        gross_business_minutes: 200,
        remaining_business_minutes: 0,
      },
    ],
    turn_days: [
      { side: 'desk', business_minutes: 6120 },
      { side: 'firm', business_minutes: 9180 },
      { side: 'hospital', business_minutes: 5610 },
    ],
    next: [
      'hold',
      'assign',
      'record_contact',
      'message',
      'note',
      'translate',
      'revise',
      'record_basis',
      'close_round',
      'milestone',
      'close',
      'withdraw',
    ],
    gate: null,
    fields: fields(),
    flags: ['free_mail'],
    checklist: { E1: 'yes', E2: 'yes', E3: 'yes', E4: 'yes', E5: 'yes' },
    international: true,
    sponsor_disclosed: true,
    count: {
      entries: [
        {
          class: 'K',
          fiscal_year: 'R8',
          delta: 1,
          because: 'accepted 2026-10-20',
          counted_on: '2026-10-20',
          recorded_at: '2026-10-29T05:00:00Z',
          restatement: false,
        },
      ],
      not_counted: null,
    },
    asked: null,
    missing: [],
    bases: [],
    synopsis: {
      revision: 1,
      state: 'syn_approved',
      lines: LINES,
      left_out: [],
      made_at: '2026-11-10T02:00:00Z',
      approved_at: '2026-11-11T02:00:00Z',
      approved_by: 'p-emma',
    },
    rounds: [
      {
        no: 1,
        state: 'open',
        opened_at: '2026-11-18T01:30:00Z',
        due: '2026-11-27T08:00:00Z',
        closed_at: null,
        text: LINES,
        sites: [
          {
            ...SITE,
            hospital: 'h-a',
            name: { en: 'Aoba Cancer Center', ja: '青葉がんセンター' },
            label: 'A',
            state: 'interested',
            answer: ANSWER,
          },
          {
            ...SITE,
            hospital: 'h-b',
            name: { en: 'Kaede University Hospital', ja: '楓大学病院' },
            label: 'B',
            state: 'conditional',
            by_hand: '希少な変異の診療実績があるため',
            answer: {
              ...ANSWER,
              interest: 'int_if',
              method: 'estimate',
              realistic: 5,
              conditions: ['cost'],
              conditions_note: 'Start-up fee in advance',
              name_may_be_told: false,
            },
          },
          {
            ...SITE,
            hospital: 'h-c',
            name: { en: 'Minato Hospital', ja: '港病院' },
            label: 'C',
            state: 'invited',
            opened_at: null,
            answered_at: null,
            answer: null,
          },
        ],
      },
    ],
    proposal: null,
    proposed: [],
    decisions: [],
    selected_at: null,
    selection_evidence: null,
    contracts: [],
    milestones: [
      {
        kind: 'pmda_held',
        label: null,
        planned: '2026-12-10',
        forecast: null,
        actual: null,
        evidence: null,
      },
    ],
    reached: [],
    exit: null,
    closing: null,
    ended_at: null,
    merged_into: null,
    absorbed: [],
    similar: [EARLIER],
    proposals: [],
    people: [{ name: EMMA, email: 'emma@larkfield.example', zone: 'America/New_York', read_only: false }],
    history: [
      line('2026-11-19T02:00:00Z', null, 'ho', 'answer_round', { hospital: 'A' }),
      line('2026-11-18T01:30:00Z', SATO, 'dm', 'open_round', { no: '1', n: '3', due: '2026-11-27' }),
      {
        ...line('2026-11-12T02:00:00Z', TANAKA, 'dm', 'revise', {}),
        changes: [
          {
            field: 'prot_n',
            before: { total: 120, japan_target: 30 },
            after: { total: 120, japan_target: 40, japan_min: 'i_dont_know' },
          },
        ],
      },
      line('2026-11-11T02:00:00Z', EMMA, 'sub', 'approve_synopsis', { revision: '1' }),
      line('2026-10-29T05:00:00Z', SATO, 'dm', 'record_contact', {
        class: 'substantive',
        mode: 'web_meeting',
      }),
      line('2026-10-20T02:00:00Z', TANAKA, 'dl', 'accept', {}),
      line('2026-10-15T03:00:00Z', SATO, 'dm', 'take', {}),
      line('2026-10-14T14:08:00Z', EMMA, 'sub', 'submit', { channel: 'web' }),
    ],
    messages: [
      {
        id: 'm-1',
        at: '2026-11-19T07:02:00Z',
        outside: false,
        from_firm: false,
        by: TANAKA,
        text: '近畿の1施設は競合試験が2月に終了。枠は第4四半期から。',
        lang: 'ja',
        tier: 'D5',
        translation: null,
      },
      {
        id: 'm-2',
        at: '2026-11-20T00:14:00Z',
        outside: true,
        from_firm: false,
        by: SATO,
        text: 'One hospital asks whether brain MRI within 28 days is required at screening.',
        lang: 'en',
        tier: 'N1',
        translation: null,
      },
    ],
    contacts: [
      {
        id: 'k-1',
        at: '2026-10-29T01:00:00Z',
        recorded_at: '2026-10-29T05:00:00Z',
        by: SATO,
        mode: 'web_meeting',
        class: 'substantive',
        participants: 'Emma Hartley, 佐藤 由美',
        minutes: 60,
        text: 'We went through the protocol outline and the number of patients in Japan.',
        lang: 'en',
        translation: { text: '試験の概要と日本の症例数を確認した。', by: TANAKA, at: '2026-10-30T02:00:00Z' },
      },
    ],
    ...change,
  };
}

function line(
  at: string,
  by: typeof SATO | null,
  role: HistoryView['role'],
  event: HistoryView['event'],
  params: Record<string, string>,
): DeskCase['history'][number] {
  return { at, recorded_at: at, by, role, second: null, event, params, changes: [] };
}
