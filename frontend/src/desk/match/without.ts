import type { Candidate, Must, Standing } from './types';

/** One must as one word, for addresses: `m_equipment:pet`. */
export function mustKey(must: Must): string {
  return must.equipment ? `${must.rule}:${must.equipment}` : must.rule;
}

/** Where a hospital would stand without some of the musts: what it does not meet there no longer keeps it off. */
export function standingWithout(candidate: Candidate, dropped: ReadonlySet<string>): Standing {
  if (dropped.size === 0) return candidate.standing;
  const left = candidate.musts.filter((one) => !dropped.has(mustKey(one.must)));
  if (left.some((one) => one.result === 'fail')) return 'dropped';
  return left.some((one) => one.result !== 'pass') ? 'open' : 'met';
}

/** Candidates by where they stand without those musts; each group keeps the order of the list. */
export function grouped(
  candidates: readonly Candidate[],
  dropped: ReadonlySet<string>,
): Record<Standing, Candidate[]> {
  const groups: Record<Standing, Candidate[]> = { met: [], open: [], dropped: [] };
  for (const candidate of candidates) groups[standingWithout(candidate, dropped)].push(candidate);
  // Whoever comes in anew takes the place its points give it.
  if (dropped.size > 0) groups.met.sort((a, b) => b.score.points - a.score.points);
  return groups;
}

/** Every must of the list with how many hospitals it keeps off. */
export function excludedBy(candidates: readonly Candidate[]): { must: Must; excludes: number }[] {
  const counts = new Map<string, { must: Must; excludes: number }>();
  for (const judged of candidates.flatMap((one) => one.musts)) {
    const key = mustKey(judged.must);
    const count = counts.get(key) ?? { must: judged.must, excludes: 0 };
    if (judged.result === 'fail') count.excludes += 1;
    counts.set(key, count);
  }
  return [...counts.values()];
}
