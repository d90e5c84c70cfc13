import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { makeQueryClient } from '../../api/queries';
import type { Place } from '../../app/place';
import { at } from '../../testing/at';
import type { Lang } from '../../words/words';
import type { DeskCase } from '../case/types';
import { CaseProvider, caseKey, useCaseQuery } from '../case/useCase';

/** One request the screen made. */
export interface Call {
  method: string;
  path: string;
  body: unknown;
  ifMatch: string | null;
}

type Answer = { status?: number; body: unknown };

/**
 * Renders a part of the case page over a stand-in for the server: `answer` says
 * what each call gets, and every call is kept.
 */
export function caseAt(
  lang: Lang,
  view: DeskCase,
  element: ReactElement,
  answer: (call: Call) => Answer,
  place: Partial<Place> = {},
): { calls: Call[] } {
  const calls: Call[] = [];
  globalThis.fetch = async (input: RequestInfo | URL) => {
    const request = input as Request;
    const text = request.method === 'GET' ? '' : await request.text();
    const call: Call = {
      method: request.method,
      path: new URL(request.url).pathname,
      body: text ? JSON.parse(text) : null,
      ifMatch: request.headers.get('If-Match')?.replaceAll('"', '') ?? null,
    };
    calls.push(call);
    const { status = 200, body } = answer(call);
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  };
  const client = makeQueryClient();
  client.setQueryData(caseKey(view.number), view);
  at(
    lang,
    <QueryClientProvider client={client}>
      <Newest number={view.number}>{element}</Newest>
    </QueryClientProvider>,
    { path: `desk/cases/${view.number}`, ...place },
  );
  return { calls };
}

function Newest({ number, children }: { number: string; children: ReactElement }) {
  const { data } = useCaseQuery(number);
  return data ? <CaseProvider view={data}>{children}</CaseProvider> : null;
}
