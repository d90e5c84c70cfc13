/** One thing wrong with one field, as the server says it; the words are in `words/faults`. */
export interface Fault {
  /** JSON pointer into what was sent: `/needs/codes/0`. */
  pointer: string;
  code: string;
  params?: Record<string, string>;
}

interface Body {
  code?: string;
  type?: string;
  title?: string;
  detail?: string;
  faults?: Fault[];
  errors?: Fault[];
  params?: Record<string, unknown>;
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
    return new Problem(
      response.status,
      said.code ?? said.type?.split(/[/:#]/).at(-1) ?? BY_STATUS[response.status] ?? 'server',
      said.faults ?? said.errors ?? [],
      said.params ?? {},
      said.request_id ?? response.headers.get('x-request-id'),
    );
  }
}

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
