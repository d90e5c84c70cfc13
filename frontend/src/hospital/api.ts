import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call as rest } from '../api/rest';
import type {
  Home,
  Member,
  RawAnswer,
  Register,
  RegisterHistory,
  RegisterPreview,
  RequestRow,
  RequestView,
  Section,
  SheetPreview,
} from './types';
import { usePlaceOfWork } from './who';

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
    answer: (number: string, answer: RawAnswer, update_register: boolean, version: number) =>
      call<RequestView>('POST', `requests/${number}/answer`, id, {
        body: { answer, update_register },
        version,
      }),
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
    members: () => call<Member[]>('GET', 'members', id),
    endMembership: (member: string) => call<unknown>('DELETE', `members/${member}`, id),
    invite: (person: { email: string; family: string; given: string; kind: string }) =>
      call<unknown>('POST', 'members', id, { body: person }),
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
      void cache.invalidateQueries({ queryKey: ['hospital', id, 'home'] });
    },
    members: () => void cache.invalidateQueries({ queryKey: ['hospital', id, 'members'] }),
  };
}
