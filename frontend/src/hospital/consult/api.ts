import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { usePlaceOfWork } from '../who';

type Schema = components['schemas'];

export type ConsultRow = Schema['ConsultationRow'];
export type ConsultView = Schema['ConsultationView'];

const BASE = '/api/hospital/consultations';

/** The page as it is filled in. */
export interface Form {
  theme: string;
  text: string;
  urgency: string;
  needed_by: { year: string; month: string; day: string };
  department: string;
  related: string;
  may_share: boolean | null;
  /** Made once: a second press finds the question that is there already. */
  submission: string;
}

/** The hospital’s own questions; none are asked for by those who cannot read them. */
export function useConsults() {
  const { id, roles } = usePlaceOfWork();
  return useQuery({
    queryKey: ['hospital', id, 'consults'],
    queryFn: () => call<ConsultRow[]>('GET', `${BASE}?hospital=${encodeURIComponent(id)}`),
    enabled: roles.includes('ho') || roles.includes('hpi'),
  });
}

export function useConsult(number: string) {
  const { id } = usePlaceOfWork();
  return useQuery({
    queryKey: ['hospital', id, 'consult', number],
    queryFn: () => call<ConsultView>('GET', `${BASE}/${encodeURIComponent(number)}`),
  });
}

/** What can be done; what came of it stands on the page at once. */
export function useConsultActs() {
  const { id } = usePlaceOfWork();
  const cache = useQueryClient();
  const keep = (view: ConsultView) => {
    cache.setQueryData(['hospital', id, 'consult', view.row.number], view);
    void cache.invalidateQueries({ queryKey: ['hospital', id, 'consults'] });
    return view;
  };
  return {
    ask: async (question: unknown, submission: string) =>
      keep(
        await call<ConsultView>('POST', `${BASE}?hospital=${encodeURIComponent(id)}`, {
          body: { question, submission_id: submission },
          key: submission,
        }),
      ),
    act: async (number: string, act: string, body: unknown, version?: number) =>
      keep(
        await call<ConsultView>('POST', `${BASE}/${encodeURIComponent(number)}/${act}`, { body, version }),
      ),
    renew: (number: string) => cache.invalidateQueries({ queryKey: ['hospital', id, 'consult', number] }),
  };
}
