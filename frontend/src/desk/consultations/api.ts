import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import type { ConsultView } from '../../consult/types';

type Schema = components['schemas'];

export type ConsultList = Schema['ConsultationList'];
export type DeskPerson = Schema['DeskPerson'];

const BASE = '/api/desk/consultations';

/** Consultations as the address asks for them: `open=true`, `due=true`. */
export function useConsultations(query: string) {
  return useQuery({
    queryKey: ['desk', 'consultations', query],
    queryFn: () => call<ConsultList>('GET', query ? `${BASE}?${query}` : BASE),
    refetchInterval: 60_000,
    refetchOnMount: 'always',
  });
}

export function useConsultation(number: string) {
  return useQuery({
    queryKey: ['desk', 'consultation', number],
    queryFn: () => call<ConsultView>('GET', `${BASE}/${encodeURIComponent(number)}`),
  });
}

export function useDeskPeople() {
  return useQuery({
    queryKey: ['desk', 'people', 'roles'],
    queryFn: () => call<DeskPerson[]>('GET', '/api/desk/people'),
  });
}

/** Does something to a consultation; what came of it stands on the page at once. */
export function useConsultationActs() {
  const cache = useQueryClient();
  return {
    act: async (number: string, act: string, body: unknown, version: number) => {
      const view = await call<ConsultView>('POST', `${BASE}/${encodeURIComponent(number)}/${act}`, {
        body,
        version,
      });
      cache.setQueryData(['desk', 'consultation', number], view);
      void cache.invalidateQueries({ queryKey: ['desk', 'consultations'] });
    },
    renew: (number: string) => cache.invalidateQueries({ queryKey: ['desk', 'consultation', number] }),
  };
}
