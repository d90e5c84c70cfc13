import { useState } from 'react';
import type { Fault } from '../api/problem';
import { Problem } from '../api/problem';
import { useLang } from '../app/place';
import type { ErrorItem } from '../parts/ErrorSummary/ErrorSummary';
import { type FieldName, faultText, problemText } from '../words/faults';

/** How a form names its fields: JSON pointer → id of the control and words. */
export type FieldNames = Record<string, FieldName & { id?: string }>;

/** Faults of the last attempt, for the summary and at each field. */
export interface Faults {
  items: ErrorItem[];
  /** Give it to `ErrorSummary`: it grows with each attempt. */
  round: number;
  /** The sentence at a field, by its pointer; faults of its parts count. */
  at: (pointer: string) => string | undefined;
  /** Shows faults the form found itself. */
  show: (faults: readonly Fault[]) => void;
  /** Shows what a request answered; a refusal without faults becomes one line of its own. */
  caught: (error: unknown) => void;
  clear: () => void;
}

/** Keeps the faults of a form. The summary’s words and the field’s words are the same. */
export function useFaults(fields: FieldNames): Faults {
  const lang = useLang();
  const [state, setState] = useState<{ faults: readonly Fault[]; problem: Problem | null; round: number }>({
    faults: [],
    problem: null,
    round: 0,
  });
  const lines = state.faults.map((fault) => {
    const pointer = nearest(fault.pointer, fields);
    const field = fields[pointer];
    return {
      pointer,
      id: field?.id ?? controlId(pointer),
      text: faultText(fault, field ?? { label: pointer.replace(/^\//, '') }, lang),
    };
  });
  const items: ErrorItem[] = [];
  for (const line of lines) {
    if (!items.some((item) => item.id === line.id && item.text === line.text)) items.push(line);
  }
  if (state.problem) items.push({ id: 'main', text: problemText(state.problem, lang) });
  const show = (faults: readonly Fault[], problem: Problem | null = null) =>
    setState((before) => ({ faults, problem, round: before.round + 1 }));
  return {
    items,
    round: state.round,
    at: (pointer) => lines.find((line) => line.pointer === pointer)?.text,
    show,
    caught: (error) => {
      const problem = error instanceof Problem ? error : new Problem(0, 'server');
      if (problem.faults.length > 0) show(problem.faults);
      else show([], problem);
    },
    clear: () => setState((before) => ({ ...before, faults: [], problem: null })),
  };
}

/** The id of the control for a pointer: `/contact_name/given` → `contact_name-given`. */
export function controlId(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '-') || 'main';
}

// A fault may point deeper than any field of the form: `/needs/codes/3` belongs to `/needs`.
function nearest(pointer: string, fields: FieldNames): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (fields[at]) return at;
  }
  return pointer;
}
