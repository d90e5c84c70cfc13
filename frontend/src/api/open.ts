import { Problem } from './problem';

/**
 * Reads a public list, without the session’s bookkeeping: it says nothing about
 * who is signed in.
 *
 * @throws Problem when the server refuses.
 */
export async function readPublic<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(`/api/${path}`, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw await Problem.from(response, undefined);
  return (await response.json()) as T;
}
