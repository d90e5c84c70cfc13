import { useQuery } from '@tanstack/react-query';
import { readPublic } from './open';
import type { components } from './schema.gen';

/** An institution of the open lists. */
export type InstitutionFound = components['schemas']['InstitutionFound'];

// A new edition comes a few times a year.
const KEPT_MS = 60 * 60 * 1000;

/** Institutions that a typed name may mean; nothing is asked for a single letter. */
export function useInstitutions(typed: string, source: 'bureau' | 'ror' | '' = '') {
  const q = typed.trim();
  return useQuery({
    queryKey: ['institutions', q, source],
    queryFn: ({ signal }) =>
      readPublic<{ items: InstitutionFound[] }>(
        `directory?q=${encodeURIComponent(q)}&source=${source}`,
        signal,
      ),
    enabled: q.length > 1,
    staleTime: KEPT_MS,
    placeholderData: (before) => before,
    retry: false,
  });
}
