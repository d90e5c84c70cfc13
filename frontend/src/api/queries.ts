import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** One cache per page. Reads were retried in the client already; refusals never get better by asking again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 1 && !(error instanceof Problem && error.status < 500),
      },
      mutations: { retry: false },
    },
  });
}
