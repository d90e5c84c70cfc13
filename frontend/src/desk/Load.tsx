import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useWords } from '../app/place';
import { Crashed, Forbidden, NotFound } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { deskframeWords } from '../words/deskframe';

/** Waits for what a whole screen needs, or says why it cannot be shown. */
export function Load<T>({
  query,
  lines = 8,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const words = useWords(deskframeWords);
  const again = () => void query.refetch();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <Skeleton lines={lines} onRetry={again} />;
  const problem = query.error instanceof Problem ? query.error : null;
  if (problem?.status === 403) return <Forbidden role={words.lead} />;
  if (problem?.status === 404) return <NotFound />;
  return <Crashed number={problem?.requestId ?? undefined} onRetry={again} />;
}
