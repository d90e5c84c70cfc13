import { furtherSaid } from '../../forms/further';
import type { DeskCase, RoundView, SiteView } from './types';

/** Every hospital that was asked, with its newest answer, in the order of its letter. */
export function newestSites(view: Pick<DeskCase, 'rounds'>): SiteView[] {
  const newest = new Map<string, SiteView>();
  for (const round of view.rounds) for (const site of round.sites) newest.set(site.hospital, site);
  return [...newest.values()].sort(
    (a, b) => a.label.length - b.label.length || a.label.localeCompare(b.label),
  );
}

/** The round that is open now. */
export function openRound(view: Pick<DeskCase, 'rounds'>): RoundView | undefined {
  return view.rounds.find((round) => round.state === 'open');
}

/** Hospitals that said yes or yes-if: those that can be put before the company. */
export function interestedSites(view: Pick<DeskCase, 'rounds'>): SiteView[] {
  return newestSites(view).filter((site) =>
    ['interested', 'conditional', 'selected', 'reserve'].includes(site.state),
  );
}

/**
 * What a hospital answered further in its newest round, in English, as the company
 * may read it: never its words, which could name it.
 */
export function furtherFacts(
  view: Pick<DeskCase, 'rounds'>,
  site: SiteView,
): { question: string; said: string }[] {
  const round = view.rounds.findLast((one) => one.sites.some((other) => other.hospital === site.hospital));
  return (round?.further ?? [])
    .filter((question) => question.kind !== 'text')
    .map((question) => ({
      question: question.en,
      said: furtherSaid(question, site.answer?.further?.[question.code], 'en'),
    }))
    .filter((fact) => fact.said !== '');
}
