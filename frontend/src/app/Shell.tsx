import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { api, ask } from '../api/client';
import { makeQueryClient } from '../api/queries';
import '../css/app.css';
import { Catch } from '../parts/Frame/messages';
import { Skeleton } from '../parts/Skeleton/Skeleton';
import { InBrowser } from './InBrowser';
import { SiteProvider } from './site';

/** Starts one of the two apps in the page. `holds` says which addresses it draws. */
export function start(holds: (path: string) => boolean, routes: ReactNode) {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <BrowserRouter>
          <InBrowser holds={holds}>
            <WithSite>
              <Catch>
                <Suspense fallback={<PageWaiting />}>{routes}</Suspense>
              </Catch>
            </WithSite>
          </InBrowser>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

function WithSite({ children }: { children: ReactNode }) {
  const { data } = useQuery({
    queryKey: ['site'],
    queryFn: () => ask(api.GET('/api/site')),
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
