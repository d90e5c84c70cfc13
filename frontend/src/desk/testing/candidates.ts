import type { Candidate, CandidateList, Judged, Must, Reason } from '../match/types';

const pass = (
  rule: Must['rule'],
  code: Reason['code'],
  params: Record<string, string> = {},
  equipment?: Must['equipment'],
): Judged => ({
  must: equipment ? { rule, equipment } : { rule },
  result: 'pass',
  reason: {
    code,
    params,
    section: 'diseases',
    source: 'self',
    as_of: '2026-09-01',
    confirmed_on: '2026-09-12',
  },
});

const patients: Judged = pass('m_disease', 'patients_enough', {
  code: 'C34',
  patients: '31',
  needed: '10',
  grade: 'b',
  method: 'emr_query',
  period: 'FY2025',
});

function candidate(change: Partial<Candidate> & Pick<Candidate, 'hospital'>): Candidate {
  return {
    name_ja: '青葉がんセンター',
    name_en: 'Aoba Cancer Center',
    prefecture: '12',
    core: true,
    demonstration: true,
    own: false,
    standing: 'met',
    fit: 'good_fit',
    musts: [pass('m_register', 'register_kept'), patients, pass('m_equipment', 'equipped', {}, 'pet')],
    parts: [
      {
        part: 'w_patients',
        result: 'pass',
        points: 25,
        possible: 30,
        reason: { ...patients.reason, code: 'patients_counted' },
      },
      {
        part: 'w_startup_days',
        result: 'unknown',
        points: 0,
        possible: 15,
        reason: { code: 'not_stated' },
      },
    ],
    score: { points: 25, known: 30, possible: 45 },
    asked_12_months: 2,
    ...change,
  };
}

/** Three hospitals: one meets every must, one cannot be judged, one has no PET. */
export function sampleCandidates(): CandidateList {
  return {
    candidates: [
      candidate({ hospital: 'h-a' }),
      candidate({
        hospital: 'h-b',
        name_ja: '楓大学病院',
        name_en: 'Kaede University Hospital',
        own: true,
        standing: 'open',
        fit: 'cannot_be_judged',
        musts: [
          pass('m_register', 'register_kept'),
          patients,
          {
            must: { rule: 'm_equipment', equipment: 'pet' },
            result: 'unknown',
            reason: { code: 'not_stated', section: 'equipment' },
          },
          {
            must: { rule: 'm_places' },
            result: 'criterion_expired',
            reason: {
              code: 'out_of_date',
              params: { months: '7' },
              section: 'slots',
              confirmed_on: '2026-04-10',
            },
          },
        ],
      }),
      candidate({
        hospital: 'h-c',
        name_ja: '港病院',
        name_en: 'Minato Hospital',
        core: false,
        standing: 'dropped',
        fit: 'partial_fit',
        musts: [
          pass('m_register', 'register_kept'),
          patients,
          {
            must: { rule: 'm_equipment', equipment: 'pet' },
            result: 'fail',
            reason: {
              code: 'not_equipped',
              section: 'equipment',
              source: 'self',
              confirmed_on: '2026-09-12',
            },
          },
        ],
      }),
    ],
    met: 1,
    open: 1,
    dropped: 1,
    asked_median: 1,
    costliest_rule: { must: { rule: 'm_equipment', equipment: 'pet' }, excludes: 1 },
  };
}
