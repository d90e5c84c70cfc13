import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import type { Register, RegisterHistory } from '../../hospital/types';

type Schemas = components['schemas'];

/** How a hospital’s register stands. */
export type ReviewRow = Schemas['ReviewRow'];
/** What the desk knows of a register beside what it says. */
export type EntryReview = Schemas['EntryReview'];

/** Most hospitals that are asked at once; the server counts for itself. */
export const ASKED_MAX = 200;

const KEY = ['desk', 'register'] as const;

/** Every hospital with how its register stands. */
export function useReviewList() {
  return useQuery({ queryKey: KEY, queryFn: () => call<ReviewRow[]>('GET', '/api/desk/register') });
}

export function useEntry(id: string) {
  return useQuery({
    queryKey: [...KEY, id, 'entry'],
    queryFn: () => call<Register>('GET', `/api/desk/hospitals/${id}`),
  });
}

export function useReview(id: string) {
  return useQuery({
    queryKey: [...KEY, id, 'review'],
    queryFn: () => call<EntryReview>('GET', `/api/desk/hospitals/${id}/review`),
  });
}

export function useEntryHistory(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, id, 'history'],
    queryFn: ({ pageParam }) =>
      call<RegisterHistory>(
        'GET',
        `/api/desk/hospitals/${id}/history${pageParam === null ? '' : `?before=${pageParam}`}`,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.older ?? null,
  });
}

export function markReviewed(id: string, version: number) {
  return call<EntryReview>('POST', `/api/desk/hospitals/${id}/review`, { body: {}, version });
}

export function propose(
  id: string,
  body: { section: string; values: Record<string, unknown>; note: string },
) {
  return call<EntryReview>('POST', `/api/desk/hospitals/${id}/proposals`, { body });
}

export function askOffices(hospitals: readonly string[]) {
  return call<Schemas['AskedOffices']>('POST', '/api/desk/register/reminders', { body: { hospitals } });
}

export function concludeLeaving(id: string) {
  return call<EntryReview>('POST', `/api/desk/hospitals/${id}/leaving`, { body: {} });
}
