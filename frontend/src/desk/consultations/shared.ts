import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';

type Schema = components['schemas'];

export type SharedAnswerRow = Schema['SharedAnswerRow'];
export type SharedAnswerView = Schema['SharedAnswerView'];
export type SharedForm = Required<Schema['SharedForm']>;

const BASE = '/api/desk/shared-answers';

export function useSharedList() {
  return useQuery({
    queryKey: ['desk', 'shared-answers'],
    queryFn: () => call<SharedAnswerRow[]>('GET', BASE),
    refetchOnMount: 'always',
  });
}

export function useSharedOne(id: string) {
  return useQuery({
    queryKey: ['desk', 'shared-answers', id],
    queryFn: () => call<SharedAnswerView>('GET', `${BASE}/${encodeURIComponent(id)}`),
  });
}

/** Sharing, changing, withdrawing; what came of it stands on the page at once. */
export function useSharedActs() {
  const cache = useQueryClient();
  const keep = (view: SharedAnswerView) => cache.setQueryData(['desk', 'shared-answers', view.row.id], view);
  return {
    share: async (number: string, form: SharedForm) => {
      const path = `/api/desk/consultations/${encodeURIComponent(number)}/shared-answer`;
      await call<SharedAnswerRow>('POST', path, { body: form });
      await cache.invalidateQueries({ queryKey: ['desk', 'consultation', number] });
    },
    change: async (id: string, form: SharedForm, version: number) =>
      keep(await call<SharedAnswerView>('PUT', `${BASE}/${id}`, { body: form, version })),
    withdraw: async (id: string, reason: string, version: number) =>
      keep(await call<SharedAnswerView>('POST', `${BASE}/${id}/withdrawal`, { body: { reason }, version })),
    renew: (id: string) => cache.invalidateQueries({ queryKey: ['desk', 'shared-answers', id] }),
  };
}
