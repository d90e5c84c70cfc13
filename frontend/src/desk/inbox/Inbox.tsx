import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useShortcuts } from '../../forms/keys';
import { LinkButton } from '../../parts/Button/Button';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { NotFound } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { deskWords } from '../../words/desk';
import { stamp } from '../../words/format';
import { readCase } from '../case/api';
import '../case/case.css';
import { CaseProvider, caseKey } from '../case/useCase';
import { Load } from '../Load';
import { type ListRow, readCases, useInbox, useToday } from '../lists';
import './inbox.css';
import { Queue, queueId } from './Queue';
import { Reader } from './Reader';
import { ShortRequests } from './ShortRequests';

/** D2: the queue left, the request right; five exits, each by one key, each to be undone. */
export default function Inbox() {
  const words = useWords(deskWords);
  const inbox = useInbox();
  useTitle(words.inbox.title);
  return (
    <>
      <div className="row between">
        <h1>{words.inbox.title}</h1>
        <LinkButton size="s" icon="phone" to="desk/cases/new">
          {words.inbox.register}
        </LinkButton>
      </div>
      <ShortRequests />
      <Load query={inbox}>{(rows) => <Split rows={rows} />}</Load>
    </>
  );
}

function Split({ rows }: { rows: ListRow[] }) {
  const words = useWords(deskWords);
  const today = useToday();
  const place = usePlace();
  const chosen = new URLSearchParams(place.search).get('case')?.toUpperCase() ?? null;
  const current = chosen ?? rows[0]?.number ?? null;
  const step = useStep(rows, current);
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    o: () => current && place.go?.(`/${place.lang}/desk/cases/${current}`),
  });
  const waiting = new Set((today.data?.proposals ?? []).flatMap((one) => (one.number ? [one.number] : [])));
  if (rows.length === 0 && !chosen) return <Nothing />;
  return (
    <div className={chosen ? 'split chosen' : 'split'}>
      <Queue rows={rows} current={current} waiting={waiting} />
      <article className="reader" aria-label={current ?? undefined}>
        {current ? (
          <Open number={current} onNext={() => step(1)} more={rows.length > 0} />
        ) : (
          words.inbox.choose
        )}
      </article>
    </div>
  );
}

/**
 * Moves through the queue. A case that was decided is no longer in it: the next
 * one is then what moved up into its place.
 */
function useStep(rows: readonly ListRow[], current: string | null) {
  const place = usePlace();
  const client = useQueryClient();
  const last = useRef(0);
  const at = rows.findIndex((row) => row.number === current);
  if (at >= 0) last.current = at;
  // The neighbours are read ahead, so that a key shows the next request at once.
  const near = [rows[last.current - 1]?.number, rows[last.current + 1]?.number];
  const [before, after] = near;
  useEffect(() => {
    for (const number of [before, after]) {
      if (!number) continue;
      void client.prefetchQuery({ queryKey: caseKey(number), queryFn: () => readCase(number) });
    }
  }, [client, before, after]);
  return (by: 1 | -1) => {
    const to = at >= 0 ? at + by : last.current + (by > 0 ? 0 : -1);
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (!row) return;
    place.go?.(`/${place.lang}/${place.path}?case=${row.number}`, true);
    document.getElementById(queueId(row.number))?.focus();
  };
}

// One provider for all: the ten seconds in which an act can be undone go on while the next case is read.
function Open({ number, more, onNext }: { number: string; more: boolean; onNext: () => void }) {
  const query = useQuery({
    queryKey: caseKey(number),
    queryFn: () => readCase(number),
    placeholderData: keepPreviousData,
  });
  if (!query.data) {
    return query.isError ? <NotFound /> : <Skeleton lines={8} onRetry={() => void query.refetch()} />;
  }
  return (
    <CaseProvider view={query.data}>
      {query.data.number === number ? (
        <Reader more={more} onNext={onNext} />
      ) : (
        <Skeleton lines={8} onRetry={() => void query.refetch()} />
      )}
    </CaseProvider>
  );
}

function Nothing() {
  const lang = useLang();
  const words = useWords(deskWords);
  const last = useQuery({
    queryKey: ['desk', 'cases', 'last received'],
    queryFn: async () => (await readCases('sort=received&limit=1')).rows[0]?.received_at ?? null,
  });
  return (
    <EmptyState
      title={words.inbox.empty}
      action={<LinkButton to="desk/cases/new">{words.inbox.register}</LinkButton>}
    >
      {last.data ? words.inbox.last(stamp(last.data, lang)) : last.data === null ? words.inbox.noneYet : null}
    </EmptyState>
  );
}
