// Generated from the lists in crates/case-workflow by `make generate`. Do not edit.
import type { codes as ja } from '../ja/rareCodes.gen';
import type { Shape } from '../words';

export const codes: Shape<typeof ja> = {
  loss_reason: {
    price_market: 'Price or market prospects',
    total_cost: 'Total trial cost',
    jp_data_required: 'Japanese data required',
    phase1_pk: 'Phase 1 or PK requirement',
    pmda_time: 'Time for PMDA consultation',
    enrolment_speed: 'Enrolment too slow',
    too_few_patients: 'Too few patients',
    site_english: 'English at hospitals',
    contract_duration: 'Contract takes too long',
    iccc_cro_cost: 'Cost of ICCC or CRO',
    translation: 'Translation of consent forms and documents',
    comparator_unapproved: 'Comparator or background drug not approved in Japan',
    soc_mismatch: 'Standard of care differs',
    export: 'Export of data or samples',
    cmc_gmp: 'Quality, excipients or GMP',
    cartagena_time: 'Time for Cartagena approval',
    import_label: 'Import or labelling',
    single_irb_not_possible: 'Single ethics review not possible',
    lr_competing: 'Competing trial in Japan',
    protocol_frozen: 'Global protocol already fixed',
    sites_filled: 'Places filled in other countries',
    staff_time_zone: 'Staff or time zones',
    other: 'Other',
  },
  loss_evidence: {
    ev_sponsor: "Company's statement",
    ev_survey: 'Exit survey',
    ev_desk: "Desk's judgement",
  },
  expert_state: {
    asked: 'Asked',
    answered: 'Answered',
    declined: 'Declined',
    no_answer: 'No answer',
    cancelled: 'Round cancelled',
  },
  verdict: {
    feasible: 'Feasible as planned',
    changes: 'Feasible with changes',
    not_feasible: 'Not feasible',
  },
  practice: {
    fits: 'It fits',
    partly: 'It fits partly',
    differs: 'It does not fit',
  },
  expert_decline: {
    no_time: 'No time before the date',
    other_field: 'Not my field',
    own_interest: 'An interest keeps me from answering',
    other_reason: 'Another reason',
  },
};
