import { ask, ifMatch, steadyFetch } from './client';

interface Options {
  body?: unknown;
  /** A file, sent as it is in place of a body. */
  file?: Blob;
  /** The version that was read: the change goes through only if nobody changed it since. */
  version?: number;
  /** Makes a POST safe to repeat: the same key finds the same result. */
  key?: string;
}

/** Calls one address of the API and gives its data, or throws a `Problem`. */
export function call<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  { body, file, version, key }: Options = {},
): Promise<T> {
  const request = new Request(new URL(path, window.location.origin), {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'X-Requested-With': 'madoguchi',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(file ? { 'Content-Type': 'application/octet-stream' } : {}),
      ...(version === undefined ? {} : ifMatch(version)),
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
    body: file ?? (body === undefined ? null : JSON.stringify(body)),
  });
  return ask(
    steadyFetch(request).then(async (response) => {
      const text = await response.text();
      const said = text ? read(text) : undefined;
      return response.ok ? { data: said as T, response } : { error: said, response };
    }),
  );
}

// A proxy in between may answer a fault with a page of its own.
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
