import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useState } from 'react';
import { Problem } from '../api/problem';
import { act as callAct, readCase } from './calls';
import type { FirmCase } from './types';

interface Handle {
  data: FirmCase;
  busy: boolean;
  /** Whether this reader could do that now. */
  may: (event: string) => boolean;
  /** Acts on the case; the newest case replaces the one shown. Throws `Problem`. */
  act: (what: string, body: unknown) => Promise<FirmCase>;
  /** The same for any call that answers with the whole case. */
  run: (call: () => Promise<FirmCase>) => Promise<FirmCase>;
  /** Where a page of this case is. */
  to: (page?: string) => string;
}

const CaseContext = createContext<Handle | null>(null);

/** The case every page below stands in. */
export function useTheCase(): Handle {
  const handle = use(CaseContext);
  if (!handle) throw new Error('a page of a case stands outside its case');
  return handle;
}

/** One case of the firm; read again when the reader comes back to the window. */
export function useCaseQuery(number: string) {
  return useQuery({
    queryKey: ['my', 'case', number],
    queryFn: () => readCase(number),
    refetchInterval: 60_000,
  });
}

/** Hands the case and its acts to the pages below. */
export function CaseProvider({ data, children }: { data: FirmCase; children: ReactNode }) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const key = ['my', 'case', data.number];
  const run = async (call: () => Promise<FirmCase>) => {
    setBusy(true);
    try {
      const next = await call();
      cache.setQueryData(key, next);
      void cache.invalidateQueries({ queryKey: ['my', 'list'] });
      return next;
    } catch (error) {
      if (error instanceof Problem && [409, 412].includes(error.status)) {
        // The page shows the newest state, and the act is the reader’s to repeat.
        await cache.invalidateQueries({ queryKey: key });
        if (error.status === 412) throw new Problem(412, 'case_updated');
      }
      throw error;
    } finally {
      setBusy(false);
    }
  };
  return (
    <CaseContext
      value={{
        data,
        busy,
        may: (event) => data.next.includes(event),
        run,
        act: (what, body) => run(() => callAct(data, what, body)),
        to: (page) => `my/cases/${data.number}${page ? `/${page}` : ''}`,
      }}
    >
      {children}
    </CaseContext>
  );
}
