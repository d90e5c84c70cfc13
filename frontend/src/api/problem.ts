/** One thing wrong with one field, as the server says it; the words are in `words/faults`. */
export interface Fault {
  /** JSON pointer into what was sent: `/needs/codes/0`. */
  pointer: string;
  code: string;
  params?: Record<string, string>;
}

interface Body {
  type?: string;
  errors?: Fault[];
  values?: Record<string, unknown>;
  request_id?: string;
}

/** What went wrong with a request, as a value screens can look at (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** `stale_version`, `session_ended`, `offline` …: picks the words. */
    readonly code: string,
    readonly faults: readonly Fault[] = [],
    readonly params: Readonly<Record<string, unknown>> = {},
    /** To quote when writing to the desk. */
    readonly requestId: string | null = null,
  ) {
    super(`${status} ${code}`);
  }

  static async from(response: Response, body: unknown): Promise<Problem> {
    const said = (typeof body === 'object' && body !== null ? body : {}) as Body;
    const type = said.type?.split('/').at(-1) ?? '';
    const values = said.values ?? {};
    return new Problem(
      response.status,
      type === 'link' ? `link_${values.code}` : (BY_TYPE[type] ?? BY_STATUS[response.status] ?? 'server'),
      said.errors ?? [],
      values,
      said.request_id ?? response.headers.get('x-request-id'),
    );
  }
}

// `/problems/stale` and its like, in the words of words/faults.
const BY_TYPE: Record<string, string> = {
  'signed-out': 'session_ended',
  'sign-in': 'sign_in',
  forbidden: 'no_right',
  'not-found': 'not_found',
  stage: 'stage_conflict',
  gate: 'gate',
  stale: 'stale_version',
  'too-large': 'file_too_big',
  'content-type': 'file_type',
  fields: 'fields',
  'too-many': 'too_many_tries',
};

const BY_STATUS: Record<number, string> = {
  401: 'session_ended',
  403: 'no_right',
  404: 'not_found',
  409: 'stage_conflict',
  412: 'stale_version',
  413: 'file_too_big',
  415: 'file_type',
  429: 'too_many_tries',
};
