// Generated from the lists in crates/case-workflow. Do not edit.
export const codes = {
  sub_role: {
    sponsor_employee: { en: 'Employee of the sponsor', ja: '依頼者の社員' },
    agent: { en: 'CRO or agent with mandate', ja: '委任を受けたCRO・代理人' },
    licensing_partner_role: { en: 'Licensing partner', ja: '提携先' },
    academic: { en: 'Academic', ja: '研究者' },
  },
} as const;
