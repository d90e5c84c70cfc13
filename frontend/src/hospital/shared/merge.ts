/** One field that two people changed to different values since both read it. */
export interface Clash<T> {
  key: string;
  mine: T;
  theirs: T;
}

/**
 * Brings two people’s changes of one record together: what only one of them
 * changed is taken, what both changed differently is left to the reader.
 */
export function merge<T>(
  base: Record<string, T>,
  mine: Record<string, T>,
  theirs: Record<string, T>,
  same: (a: T, b: T) => boolean,
): { merged: Record<string, T>; clashes: Clash<T>[] } {
  const merged: Record<string, T> = {};
  const clashes: Clash<T>[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, my, their] = [base[key] as T, mine[key] as T, theirs[key] as T];
    merged[key] = my;
    if (same(my, their)) continue;
    if (same(my, was)) merged[key] = their;
    else if (!same(their, was)) clashes.push({ key, mine: my, theirs: their });
  }
  return { merged, clashes };
}
