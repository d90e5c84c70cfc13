import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
import { Tracks } from '../consultations/Tracks';
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
      <Tracks current="a" />
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
  // The first request is open until another is chosen, also once it was decided and left the queue.
  const [first] = useState(rows[0]?.number ?? null);
  const current = chosen ?? first ?? rows[0]?.number ?? null;
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

/** The queue around a case, as it stood when that case was chosen. */
interface Seen {
  current: string;
  before: string[];
  after: string[];
}

/**
 * Moves through the queue as it stood when the open case was chosen: an act may
 * take that case out of the queue or move it to its end, and the next one is
 * still the one that was below it.
 */
function useStep(rows: readonly ListRow[], current: string | null) {
  const place = usePlace();
  const client = useQueryClient();
  const [seen, setSeen] = useState<Seen | null>(null);
  const numbers = rows.map((row) => row.number);
  const at = current ? numbers.indexOf(current) : -1;
  if (current && seen?.current !== current && at >= 0) {
    setSeen({ current, before: numbers.slice(0, at), after: numbers.slice(at + 1) });
  }
  const still = (number: string) => numbers.includes(number);
  const after = seen?.after.find(still) ?? null;
  const before = seen?.before.findLast(still) ?? null;
  // The neighbours are read ahead, so that a key shows the next request at once.
  useEffect(() => {
    for (const number of [before, after]) {
      if (!number) continue;
      void client.prefetchQuery({ queryKey: caseKey(number), queryFn: () => readCase(number) });
    }
  }, [client, before, after]);
  return (by: 1 | -1) => {
    const number = by > 0 ? after : before;
    if (!number) return;
    place.go?.(`/${place.lang}/${place.path}?case=${number}`, true);
    document.getElementById(queueId(number))?.focus();
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
