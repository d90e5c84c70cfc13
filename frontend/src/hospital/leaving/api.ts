import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { usePlaceOfWork } from '../who';

/** How the hospital stands with leaving. */
export type Leaving = components['schemas']['LeavingView'];

/** What still runs, whether leaving was asked for, and what the manager can do about it. */
export function useLeaving() {
  const { id } = usePlaceOfWork();
  const cache = useQueryClient();
  const key = ['hospital', id, 'leaving'];
  const at = (path: string) => `/api/hospital/${path}?hospital=${encodeURIComponent(id)}`;
  const query = useQuery({ queryKey: key, queryFn: () => call<Leaving>('GET', at('leaving')) });
  const keep = (view: Leaving) => {
    cache.setQueryData(key, view);
    void cache.invalidateQueries({ queryKey: ['hospital', id, 'register'] });
  };
  return {
    query,
    archive: at('archive'),
    leave: async (reason: string) =>
      keep(await call<Leaving>('POST', at('leaving'), { body: { reason, understood: true } })),
    stay: async () => keep(await call<Leaving>('POST', at('leaving/back'), { body: {} })),
  };
}
