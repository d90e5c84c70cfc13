import { Problem } from './problem';
import { session } from './session';

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const WAITS_MS = [400, 1200, 3000];

/**
 * `fetch` that tries again when no answer came at all, for calls that may be
 * repeated: reads, PUT, DELETE, and a POST that carries an `Idempotency-Key`.
 */
export async function steadyFetch(
  request: Request,
  wait: (ms: number) => Promise<void> = sleep,
): Promise<Response> {
  const repeatable = IDEMPOTENT.has(request.method) || request.headers.has('Idempotency-Key');
  for (const pause of repeatable ? WAITS_MS : []) {
    try {
      return await fetch(request.clone());
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      await wait(pause);
    }
  }
  return fetch(request);
}

interface Result<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** An answer with the version to send back as `If-Match` when changing it. */
export interface Answer<T> {
  data: T;
  version: string | null;
}

/** Awaits a call and gives its data with its version, or throws a `Problem`. */
export async function askWithVersion<T>(call: Promise<Result<T>>): Promise<Answer<T>> {
  let result: Result<T>;
  try {
    result = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem(0, 'offline');
  }
  const { response } = result;
  if (!response.ok) {
    if (response.status === 401) session.refused();
    throw await Problem.from(response, result.error);
  }
  if (!response.url.endsWith('/api/site')) session.accepted();
  const tag = response.headers.get('etag');
  return { data: result.data as T, version: tag ? tag.replace(/^W\/|"/g, '') : null };
}

/** Awaits a call and gives its data, or throws a `Problem`: for `useQuery` and `useMutation`. */
export async function ask<T>(call: Promise<Result<T>>): Promise<T> {
  return (await askWithVersion(call)).data;
}

/** The header that lets a change through only if nobody changed it since. */
export function ifMatch(version: string | number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
