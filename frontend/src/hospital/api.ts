import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call as rest } from '../api/rest';
import type {
  Absence,
  Attestation,
  Home,
  Member,
  RawAnswer,
  Register,
  RegisterHistory,
  RegisterPreview,
  RegisterProposal,
  RequestRow,
  RequestView,
  Section,
  SeenPage,
  Settings,
  SheetPreview,
} from './types';
import { usePlaceOfWork } from './who';

/** What the register said, by question, when an answer was written. */
type Prefill = RequestView['prefill'];

type Method = Parameters<typeof rest>[0];

function call<T>(
  method: Method,
  path: string,
  hospital: string,
  send: { body?: unknown; file?: Blob; version?: number } = {},
  more = '',
): Promise<T> {
  return rest<T>(method, `/api/hospital/${path}?hospital=${encodeURIComponent(hospital)}${more}`, send);
}

/** Everything a hospital can ask and do, for the hospital the reader works at. */
export function useHospitalApi() {
  const { id } = usePlaceOfWork();
  return {
    home: () => call<Home>('GET', 'home', id),
    requests: () => call<RequestRow[]>('GET', 'requests', id),
    request: (number: string) => call<RequestView>('GET', `requests/${number}`, id),
    saveDraft: (number: string, answer: RawAnswer, version: number) =>
      call<RequestView>('PUT', `requests/${number}/draft`, id, { body: { answer }, version }),
    answer: (number: string, answer: RawAnswer, register: Prefill | undefined, version: number) =>
      call<RequestView>('POST', `requests/${number}/answer`, id, { body: { answer, register }, version }),
    approve: (number: string, version: number) =>
      call<RequestView>('POST', `requests/${number}/approval`, id, { body: {}, version }),
    sendBack: (number: string, note: string, version: number) =>
      call<RequestView>('POST', `requests/${number}/return`, id, { body: { note }, version }),
    settings: () => call<Settings>('GET', 'settings', id),
    saveSettings: (settings: Settings) => call<Settings>('POST', 'settings', id, { body: settings }),
    question: (number: string, text: string) =>
      call<RequestView>('POST', `requests/${number}/questions`, id, { body: { text } }),
    moreTime: (number: string, until: string, reason: string) =>
      call<RequestView>('POST', `requests/${number}/more-time`, id, { body: { until, reason } }),
    answerLate: (number: string, answer: RawAnswer, version: number) =>
      call<RequestView>('POST', `requests/${number}/late-answer`, id, { body: { answer }, version }),
    contract: (number: string, act: { ball?: string; note?: string }, version: number) =>
      call<RequestView>('POST', `requests/${number}/contract`, id, { body: act, version }),
    milestone: (number: string, act: Record<string, string>, version: number) =>
      call<RequestView>('POST', `requests/${number}/milestones`, id, { body: act, version }),
    register: () => call<Register>('GET', 'register', id),
    saveSection: (section: Section, values: Record<string, unknown>, version: number) =>
      call<Register>('PATCH', `register/${section}`, id, { body: { values }, version }),
    confirmSection: (section: Section, version: number) =>
      call<Register>('POST', `register/${section}/confirmation`, id, { body: {}, version }),
    previewFile: (document: unknown) =>
      call<RegisterPreview>('POST', 'register/file/preview', id, { body: document }),
    previewSheet: (file: Blob) => call<SheetPreview>('POST', 'register/sheet/preview', id, { file }),
    bringFile: (document: unknown, version: number) =>
      call<Register>('POST', 'register/file', id, { body: document, version }),
    registerHistory: (before: number | null) =>
      call<RegisterHistory>('GET', 'register/history', id, {}, before === null ? '' : `&before=${before}`),
    proposals: () => call<RegisterProposal[]>('GET', 'register/proposals', id),
    acceptProposal: (proposal: string, version: number) =>
      call<Register>('POST', `register/proposals/${proposal}/confirmation`, id, { body: {}, version }),
    refuseProposal: (proposal: string, reason: string) =>
      call<RegisterProposal[]>('POST', `register/proposals/${proposal}/refusal`, id, { body: { reason } }),
    members: () => call<Member[]>('GET', 'members', id),
    endMembership: (member: string) => call<unknown>('DELETE', `members/${member}`, id),
    invite: (person: { email: string; family: string; given: string; kinds: readonly string[] }) =>
      call<unknown>('POST', 'members', id, { body: person }),
    inviteAgain: (member: string) => call<unknown>('POST', `members/${member}/invitation`, id),
    changeMember: (member: string, kinds: readonly string[]) =>
      call<unknown>('POST', `members/${member}/kinds`, id, { body: { kinds } }),
    attestation: () => call<Attestation>('GET', 'attestation', id),
    attest: (version: number) =>
      call<Attestation>('POST', 'attestation', id, { body: { right: true }, version }),
    absences: () => call<Absence[]>('GET', 'absences', id),
    addAbsence: (absence: { person: string; deputy: string; first: string; last: string }) =>
      call<Absence[]>('POST', 'absences', id, { body: absence }),
    takeBackAbsence: (absence: string) => call<unknown>('DELETE', `absences/${absence}`, id),
    seen: (before: string | null) =>
      call<SeenPage>('GET', 'members/seen', id, {}, before === null ? '' : `&before=${before}`),
  };
}

/** What the reader has to do, what others do, what ended. */
export function useHome() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'home'], queryFn: api.home });
}

export function useRequests() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'requests'], queryFn: api.requests });
}

export function useRequest(number: string) {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'request', number], queryFn: () => api.request(number) });
}

export function useRegister() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'register'], queryFn: api.register });
}

export function useMembers() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'members'], queryFn: api.members });
}

export function useAttestation() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'attestation'], queryFn: api.attestation });
}

export function useAbsences() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'absences'], queryFn: api.absences });
}

/** Puts what a change answered where the screens read it; everything else is asked anew. */
export function useKeep() {
  const { id } = usePlaceOfWork();
  const cache = useQueryClient();
  return {
    request: (view: RequestView) => {
      cache.setQueryData(['hospital', id, 'request', view.number], view);
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'home'] });
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'requests'] });
    },
    register: (register: Register) => {
      cache.setQueryData(['hospital', id, 'register'], register);
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'attestation'] });
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'home'] });
    },
    attestation: (view: Attestation) => cache.setQueryData(['hospital', id, 'attestation'], view),
    renewRegister: () => {
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'attestation'] });
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'register'] });
    },
    // What somebody is may have changed for the reader too.
    members: () => {
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'absences'] });
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'members'] });
      void cache.invalidateQueries({ queryKey: ['me'] });
    },
  };
}
