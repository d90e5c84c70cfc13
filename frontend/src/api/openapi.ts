import createClient from 'openapi-fetch';
import { steadyFetch } from './client';
import type { paths } from './schema.gen';

/** The API as the document describes it: `api.GET('/api/site')`. Wrap each call in `ask`. */
export const api = createClient<paths>({
  // Relative addresses need a page; tests give their own.
  baseUrl: typeof window === 'undefined' ? 'http://localhost' : window.location.origin,
  credentials: 'same-origin',
  // A header other sites cannot send without our consent: the server refuses writes without it.
  headers: { 'X-Requested-With': 'madoguchi' },
  fetch: (request: Request) => steadyFetch(request),
});
