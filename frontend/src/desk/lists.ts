import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/rest';
import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];

/** A case in the desk’s lists. */
export type ListRow = Schemas['CaseRow'];
/** A page of a list. */
export type CasePage = Schemas['CasePage'];
/** What the desk has to do today. */
export type Today = Schemas['Today'];
/** A short web request that waits to be made a case. */
export type ShortRequest = Schemas['ShortRequestView'];
/** An act that waits for a different person. */
export type ProposalView = Schemas['ProposalView'];

/** A page of cases for a query such as `stage=received&sort=due`. */
export function readCases(query: string): Promise<CasePage> {
  return call<CasePage>('GET', `/api/desk/cases${query ? `?${query}` : ''}`);
}

/** Cases as the address asks for them; the old page stays until the new one is there. */
export function useCases(query: string) {
  return useQuery({
    queryKey: ['desk', 'cases', query],
    queryFn: () => readCases(query),
    placeholderData: keepPreviousData,
  });
}

/** Work may have come since the menu asked for its figures: opening the list asks again. */
const OPENED_ANEW = { refetchInterval: 60_000, refetchOnMount: 'always' } as const;

/** What stands on the first page; the menu’s figures come from it, too. */
export function useToday() {
  return useQuery({
    queryKey: ['desk', 'today'],
    queryFn: () => call<Today>('GET', '/api/desk/today'),
    ...OPENED_ANEW,
  });
}

/** Open cases in all, for the menu. */
export function useOpenTotal() {
  return useQuery({
    queryKey: ['desk', 'cases', 'open total'],
    queryFn: async () => (await readCases('open=true&limit=1')).total,
    refetchInterval: 60_000,
  });
}

/** Requests that nobody has decided about, the pressing ones first. */
export function useInbox() {
  return useQuery({
    queryKey: ['desk', 'inbox'],
    queryFn: async () => inOrder(await readAll('stage=received,screening,info_wait&open=true&sort=due')),
    ...OPENED_ANEW,
  });
}

/** Short web requests, oldest first. */
export function useShortRequests() {
  return useQuery({
    queryKey: ['desk', 'short-requests'],
    queryFn: () => call<ShortRequest[]>('GET', '/api/desk/short-requests'),
    ...OPENED_ANEW,
  });
}

/** Acts that wait for a different person. */
export function useProposals() {
  return useQuery({
    queryKey: ['desk', 'proposals'],
    queryFn: () => call<ProposalView[]>('GET', '/api/desk/proposals'),
    ...OPENED_ANEW,
  });
}

// The inbox holds what came in the last days; a list this long has another problem than paging.
const PAGES_MAX = 10;

async function readAll(query: string): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await readCases(cursor ? `${query}&cursor=${encodeURIComponent(cursor)}` : query);
    rows.push(...answer.rows);
    cursor = answer.next ?? null;
    if (!cursor) break;
  }
  return rows;
}

/**
 * The order of the queue: what waits for the desk before what waits for the company,
 * then the clock, then the month in which the company fixes countries and hospitals.
 */
export function inOrder(rows: readonly ListRow[]): ListRow[] {
  const late = '9999';
  const waits = (row: ListRow) => Number(row.turn.side !== 'desk' || row.on_hold);
  return [...rows].sort(
    (a, b) =>
      waits(a) - waits(b) ||
      (a.turn.due ?? late).localeCompare(b.turn.due ?? late) ||
      (a.decision_by ?? late).localeCompare(b.decision_by ?? late) ||
      a.number.localeCompare(b.number),
  );
}
