import { randomUUID } from 'node:crypto';
import { Caller } from './api';
import { mailFor } from './mails';
import { account } from './sign-in';

type Versioned = { version: number };

/** A case of this journey's own, from the request to the text that the firm approved. */
export type ReadyCase = {
  /** The firm's and the desk's reference. */
  number: string;
  /** The firm's address; its person has no password. */
  firm: string;
};

/** The same, with an open round. */
export type OpenRound = ReadyCase & {
  /** The hospitals' reference. */
  blinded: string;
};

/**
 * Brings about a case whose text may go to hospitals: a firm sends a request, the
 * desk accepts it and talks to the firm, the firm fills in the details and approves
 * the text.
 */
export async function readyCase(): Promise<ReadyCase> {
  const sent = await sendRequest();
  await using firm = sent.caller;
  await using manager = await Caller.of(account('DM').address);
  await using lead = await Caller.of(account('DL').address);
  const desk = `/api/desk/cases/${sent.number}`;
  const my = `/api/my/cases/${sent.number}`;
  await act(manager, desk, 'take', {});
  const yes = 'yes';
  await act(lead, desk, 'acceptance', {
    checklist: { E1: yes, E2: yes, E3: yes, E4: yes, E5: yes },
    international: true,
    sponsor_disclosed: true,
  });
  await manager.ask('POST', `${desk}/contacts`, {
    at: new Date(Date.now() - 1000).toISOString(),
    mode: 'web_meeting',
    class: 'substantive',
    participants: 'the firm, the desk',
    minutes: 30,
    text: 'We explained how hospitals are asked.',
    lang: 'en',
  });
  await firm.ask('PATCH', `${my}/details`, { values: DETAILS }, await version(firm, my));
  await act(manager, desk, 'synopsis', { leave_out: [] });
  const { synopsis } = await firm.ask<{ synopsis: { revision: number } }>('GET', my);
  await act(firm, my, 'synopsis/approval', { revision: synopsis.revision });
  return { number: sent.number, firm: sent.email };
}

/**
 * Brings about a round that asks these hospitals, named by an address of their
 * trial office.
 */
export async function openRound(offices: readonly string[]): Promise<OpenRound> {
  const ready = await readyCase();
  await using manager = await Caller.of(account('DM').address);
  const recipients = await Promise.all(
    offices.map(async (office) => ({ hospital: await hospitalOf(office), reason: 'asked by this journey' })),
  );
  await act(manager, `/api/desk/cases/${ready.number}`, 'rounds', { recipients });

  return { ...ready, blinded: await newestRequest(offices[0] ?? '') };
}

/** The reference of the request that reached this office last. */
export async function newestRequest(address: string): Promise<string> {
  await using office = await Caller.of(address);
  const rows = await office.ask<{ number: string; round: string; sent_at: string }[]>('GET', '/api/hospital/requests');
  const newest = rows
    .filter((row) => row.round === 'open')
    .sort((a, b) => a.sent_at.localeCompare(b.sent_at))
    .at(-1);
  if (!newest) throw new Error(`no open request reached ${address}`);
  return newest.number;
}

async function version(of: Caller, path: string): Promise<number> {
  return (await of.ask<Versioned>('GET', path)).version;
}

async function act(by: Caller, path: string, what: string, body: Record<string, unknown>): Promise<void> {
  await by.ask('POST', `${path}/${what}`, body, await version(by, path));
}

/** The hospital an office works at. */
export async function hospitalOf(office: string): Promise<string> {
  await using caller = await Caller.of(office);
  const me = await caller.ask<{ memberships: { place: { kind: string; id?: string } }[] }>('GET', '/api/me');
  const id = me.memberships.find((one) => one.place.kind === 'hospital')?.place.id;
  if (!id) throw new Error(`${office} works at no hospital`);
  return id;
}

/** A request of this journey's own, as a firm sends it; `caller` is that firm, signed in. */
export async function sendRequest(): Promise<{ number: string; email: string; caller: Caller }> {
  const caller = await Caller.nobody();
  const word = randomUUID().slice(0, 8);
  const email = `${word}@${word}.example`;
  const draft = await caller.ask<{ id: string; version: number }>('POST', '/api/drafts', {
    locale: 'en',
    zone: 'America/New_York',
  });
  const answers = {
    ...ANSWERS,
    org_name: `${word} Biosciences Inc.`,
    org_website: `https://${word}.example`,
    contact_email: email,
    jp_site_decision_by: monthAhead(3),
  };
  await caller.ask('PATCH', `/api/drafts/${draft.id}`, { answers }, draft.version);
  await caller.ask('POST', `/api/drafts/${draft.id}/address`, { email });
  const { code } = await mailFor(email, /code|コード/i);
  if (!code) throw new Error(`the mail for ${email} holds no code`);
  await caller.ask('POST', `/api/drafts/${draft.id}/code`, { code });
  const { number } = await caller.ask<{ number: string }>('POST', '/api/cases', {
    draft: draft.id,
    submission_id: randomUUID(),
  });
  return { number, email, caller };
}

function monthAhead(months: number): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 7);
}

const ANSWERS = {
  org_country: 'US',
  org_type: 'ebp',
  org_jp_base: 'none',
  sub_role: 'sponsor_employee',
  contact_name: { family: 'Reyes', given: 'Sofia', title: 'Chief Medical Officer' },
  contact_tz: 'America/New_York',
  consent_privacy: { accepted: true, version: '2026-11-01' },
  product_type: 'drug',
  modality: ['small_molecule'],
  indication_text: 'Non-small cell lung cancer, second line',
  indication_area: 'oncology_solid',
  phase_planned: 'p2',
  jp_status: 'considering',
  needs: { codes: ['site_identification'], text: 'Which hospitals see enough patients?' },
  heard_from: 'jetro',
  nonconf_confirm: true,
};

const DETAILS = {
  indication_code: [{ system: 'icd10', code: 'C34.9', text: 'Non-small cell lung cancer' }],
  prot_design: { randomised: 'no', blinding: 'open', control: ['none'] },
  prot_pop: { age_groups: ['18_64'] },
  prot_n: { total: 120, japan_target: 24, japan_min: 12 },
  prot_visits: { duration_weeks: 52, visits: 18 },
  prot_equipment: ['pet'],
  tl_japan: { wanted_fpi: monthAhead(5), last_fpi: monthAhead(14), window_months: 12 },
  need_sirb: 'sirb_preferred',
  need_english: ['contract'],
};
