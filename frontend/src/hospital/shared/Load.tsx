import type { ReactNode } from 'react';
import { Problem } from '../../api/problem';
import { useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Notice } from '../../parts/Notice/Notice';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { hospitalWords } from '../../words/hospital';

/** Waits for an answer, or says that it could not be shown; each block fails alone. */
export function Load<T>({
  query,
  lines,
  children,
}: {
  query: { data: T | undefined; isPending: boolean; refetch: () => unknown };
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const words = useWords(hospitalWords);
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <Skeleton lines={lines} onRetry={() => void query.refetch()} />;
  return (
    <Notice kind="err" title={words.notShown}>
      <Button size="s" onClick={() => void query.refetch()}>
        {words.tryAgain}
      </Button>
    </Notice>
  );
}

/** Whether the reader may not see it, or there is no such thing. */
export function isHidden(error: unknown): boolean {
  return error instanceof Problem && (error.status === 404 || error.status === 403);
}
