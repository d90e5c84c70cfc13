import type { HistoryView } from './types';

/**
 * One line an act. What a hospital or the company reads of an act is kept as a
 * line of its own; the desk sees all of them, and reads them as one.
 */
export function oneLineAnAct(history: readonly HistoryView[]): HistoryView[] {
  const lines: HistoryView[] = [];
  for (const line of history) {
    const last = lines.at(-1);
    const same =
      last &&
      last.event === line.event &&
      last.recorded_at === line.recorded_at &&
      last.by?.id === line.by?.id &&
      !Object.entries(line.params).some(([name, value]) => (last.params[name] ?? value) !== value);
    if (same) lines[lines.length - 1] = { ...last, params: { ...line.params, ...last.params } };
    else lines.push(line);
  }
  return lines;
}
