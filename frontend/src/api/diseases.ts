import { useQuery } from '@tanstack/react-query';
import type { Lang } from '../words/words';
import { readPublic } from './open';
import type { components } from './schema.gen';

/** A disease of the list, with the other name by which it was found. */
export type DiseaseFound = components['schemas']['DiseaseFound'];

type Named = components['schemas']['DiseaseName'];

// The list changes with the program only.
const KEPT_MS = 60 * 60 * 1000;
/** Most codes the server names in one answer. */
const CODES_MOST = 60;

/** What a typed word may mean; nothing is asked for a word of one Latin letter. */
export function useDiseases(typed: string) {
  const q = typed.trim();
  return useQuery({
    queryKey: ['diseases', q],
    queryFn: ({ signal }) =>
      readPublic<{ items: DiseaseFound[] }>(`codes/diseases?q=${encodeURIComponent(q)}`, signal),
    enabled: q.length > 1 || /[\u0250-\uffff]/.test(q),
    staleTime: KEPT_MS,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** What ICD-10 codes are called in the reader’s language; nothing for those the list does not know. */
export function useDiseaseNames(codes: readonly string[], lang: Lang) {
  const asked = [...new Set(codes.filter(Boolean))].sort().slice(0, CODES_MOST).join(',');
  const { data, isSuccess } = useQuery({
    queryKey: ['disease-names', asked],
    queryFn: ({ signal }) =>
      readPublic<{ items: Named[] }>(`codes/diseases/names?codes=${encodeURIComponent(asked)}`, signal),
    enabled: asked !== '',
    staleTime: KEPT_MS,
    retry: false,
  });
  const name = (code: string) => data?.items.find((one) => one.code === code)?.[lang];
  return { name, isKnown: isSuccess };
}
