import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { usePlaceOfWork } from '../who';

type ReadableAnswer = components['schemas']['ReadableAnswer'];

/** Characters of what was typed that are looked for: a long question says early what it is about. */
const TYPED_MAX = 300;

/** The shared answers that fit what was typed, the best first. */
export function useSharedAnswers(typed: string, limit?: number) {
  const { id } = usePlaceOfWork();
  const asked = new URLSearchParams({ hospital: id, q: [...typed].slice(0, TYPED_MAX).join('') });
  if (limit !== undefined) asked.set('limit', String(limit));
  return useQuery({
    queryKey: ['hospital', id, 'shared-answers', asked.toString()],
    queryFn: () => call<ReadableAnswer[]>('GET', `/api/hospital/shared-answers?${asked}`),
    placeholderData: keepPreviousData,
    enabled: limit === undefined || typed.length > 1,
  });
}
