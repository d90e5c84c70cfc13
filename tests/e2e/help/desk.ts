import { randomUUID } from 'node:crypto';
import type { Caller } from './api';

/** A case the desk registers, as after a phone call; every field can be replaced. */
export type Registered = { number: string; company: string };

/**
 * Registers a case through the API, as somebody of the desk. What it says is
 * this journey's own: the company's name is like no other's.
 */
export async function registerCase(
  by: Caller,
  given: { answers?: Record<string, unknown>; original?: string } = {},
): Promise<Registered> {
  const word = randomUUID().slice(0, 8);
  const company = String(given.answers?.org_name ?? `${word} Biosciences Inc.`);
  const { number } = await by.ask<{ number: string }>('POST', '/api/desk/cases', {
    answers: {
      org_name: company,
      org_country: 'US',
      org_type: 'ebp',
      org_jp_base: 'none',
      sub_role: 'sponsor_employee',
      contact_name: { family: 'Reyes', given: 'Sofia' },
      contact_email: `${word}@${word}.example`,
      contact_tz: 'America/New_York',
      consent_privacy: { accepted: true, version: '2026-11-01' },
      product_type: 'drug',
      modality: ['monoclonal_antibody'],
      product_public: word.toUpperCase(),
      indication_text: 'Systemic sclerosis',
      indication_area: 'immunology_rheumatology',
      phase_planned: 'p2',
      jp_status: 'considering',
      jp_site_decision_by: 'unknown',
      needs: { codes: ['site_identification'] },
      heard_from: 'web_search',
      nonconf_confirm: true,
      ...given.answers,
    },
    channel: 'phone',
    received_at: new Date(Date.now() - 60_000).toISOString(),
    locale: 'en',
    submission_id: randomUUID(),
    original_text: given.original ?? 'Their medical director called about candidate hospitals.',
  });
  return { number, company };
}
