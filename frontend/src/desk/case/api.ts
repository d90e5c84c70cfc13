import { ask, ifMatch } from '../../api/client';
import { api } from '../../api/openapi';
import type { components } from '../../api/schema.gen';
import type { RequestView } from '../../hospital/types';
import type { CandidateList } from '../match/types';
import { oneLineAnAct } from './history';
import type { Act, Acts, DeskCase, PersonName, PreviewLine, ProposalView } from './types';

type Schemas = components['schemas'];

/** What came of an act: the whole new state, or a proposal that waits for a different person. */
export type Outcome = { done: DeskCase } | { proposed: ProposalView };

/** Acts that only add something: two people may do them at once, so no version is asked for. */
const ADDITIONS: ReadonlySet<Act> = new Set<Act>([
  'contacts',
  'messages',
  'notes',
  'translations',
  'rounds/answer',
  'rounds/more-time',
  'rounds/reminder',
  'rounds/late-answer',
  'rounds/told',
  'experts',
  'experts/remind',
  'experts/close',
  'experts/report',
]);

// The document of the API names each act by its own path; here they are all called the same way.
type Call = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
const { GET, POST, PATCH } = api as unknown as Record<'GET' | 'POST' | 'PATCH', Call>;

/** Reads a case with everything its page shows. */
export async function readCase(number: string): Promise<DeskCase> {
  return asRead(await ask(GET('/api/desk/cases/{number}', { params: { path: { number } } })));
}

/** Does one act. Throws a `Problem`. */
export async function send<K extends Act>(
  number: string,
  act: K,
  body: Acts[K],
  version: number,
): Promise<Outcome> {
  return outcome(
    POST(`/api/desk/cases/{number}/${act}`, {
      params: { path: { number } },
      body,
      headers: ADDITIONS.has(act) ? {} : ifMatch(version),
    }),
  );
}

/** Changes fields. Throws a `Problem`; 412 when somebody else was faster. */
export async function revise(
  number: string,
  values: Record<string, unknown>,
  version: number,
): Promise<Outcome> {
  return outcome(
    PATCH('/api/desk/cases/{number}/fields', {
      params: { path: { number } },
      body: { values },
      headers: ifMatch(version),
    }),
  );
}

/** A different person confirms what was proposed, or sends it back. */
export async function settle(proposal: string, verdict: { reason: string } | null): Promise<void> {
  await ask(
    POST(`/api/desk/proposals/{id}/${verdict ? 'refusal' : 'confirmation'}`, {
      params: { path: { id: proposal } },
      body: verdict ?? {},
    }),
  );
}

/** The desk’s own people, for the choice of an owner. */
export async function readPeople(): Promise<PersonName[]> {
  const people = (await ask(GET('/api/desk/people', {}))) as { name: PersonName }[];
  return people.map((person) => person.name);
}

/** The blinded synopsis before anything is sent. */
export async function readPreview(number: string): Promise<PreviewLine[]> {
  return (await ask(
    GET('/api/desk/cases/{number}/synopsis/preview', { params: { path: { number } } }),
  )) as PreviewLine[];
}

/** The candidate hospitals of a case, best first, with their reasons. */
export async function readCandidates(number: string): Promise<CandidateList> {
  return (await ask(
    GET('/api/desk/cases/{number}/candidates', { params: { path: { number } } }),
  )) as CandidateList;
}

/** The bank of further questions, with how many of these hospitals have answered each in their register. */
export async function readBank(number: string, hospitals: string): Promise<Schemas['QuestionBank']> {
  const params = { path: { number }, query: { hospitals } };
  return (await ask(GET('/api/desk/cases/{number}/round-questions', { params }))) as Schemas['QuestionBank'];
}

/** A round as one hospital would see it; nothing is sent. */
export async function readRoundPreview(number: string, body: Schemas['PreviewBody']): Promise<RequestView> {
  const params = { path: { number } };
  return (await ask(POST('/api/desk/cases/{number}/round-preview', { params, body }))) as RequestView;
}

async function outcome(call: ReturnType<Call>): Promise<Outcome> {
  let status = 0;
  const data = await ask(
    call.then((result) => {
      status = result.response.status;
      return result;
    }),
  );
  return status === 202 ? { proposed: data as ProposalView } : { done: asRead(data) };
}

function asRead(data: unknown): DeskCase {
  const view = data as DeskCase;
  return { ...view, history: oneLineAnAct(view.history) };
}
