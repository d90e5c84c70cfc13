import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { makeQueryClient } from '../api/queries';
import { call } from '../api/rest';
import type { paths } from '../api/schema.gen';
import { Until } from './lazy';
import '../css/app.css';
import { Catch } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { InBrowser, langOf } from './InBrowser';
import { SiteProvider } from './site';
// Kept apart by language: named here, they are loaded before the first screen.
import '../words/code';
import '../words/faults';
import '../words/frame';
import '../words/parts';
import { loadWords } from '../words/words';

/** Starts one of the two apps in the page. `holds` says which addresses it draws. */
export async function start(holds: (path: string) => boolean, routes: ReactNode) {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  // The page that brought this script names the same files for preloading: no time is lost.
  await loadWords(langOf(window.location.pathname));
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <BrowserRouter>
          <InBrowser holds={holds}>
            <WithSite>
              <Catch>
                <Until fallback={<PageWaiting />}>{routes}</Until>
              </Catch>
            </WithSite>
          </InBrowser>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

type SiteAnswer = paths['/api/site']['get']['responses']['200']['content']['application/json'];

function WithSite({ children }: { children: ReactNode }) {
  const { data } = useQuery({
    queryKey: ['site'],
    queryFn: () => call<SiteAnswer>('GET', '/api/site'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <SiteProvider site={data ? { ...data, live: true } : null}>{children}</SiteProvider>;
}

function PageWaiting() {
  return (
    <main id="main" className="wrap page-body">
      <Skeleton lines={6} />
    </main>
  );
}
