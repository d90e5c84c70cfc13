import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo, useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { type DraftState, useDraft } from '../../forms/useDraft';
import { readDraft, saveAnswers } from './calls';
import type { Answers, Draft, Field } from './types';

/** What this browser keeps of a draft until the server has it. */
interface Kept {
  /** The version the answers were typed upon, and what it held. */
  base: number;
  from: Answers;
  answers: Answers;
}

interface Handle {
  id: string;
  answers: Answers;
  set: (patch: Answers) => void;
  /** The draft as the server last answered it. */
  server: () => Draft;
  /** Takes a newer draft that the server gave as the answer to another call. */
  take: (draft: Draft) => void;
  state: DraftState;
  /** Saves now. A `Problem` carries faults; `kept` means it stays in this browser for now. */
  save: () => Promise<'saved' | 'kept' | 'conflict' | Problem>;
  /** The fields changed both here and elsewhere. */
  clashes: readonly Field[];
  /** Keeps this page’s answers of the fields `mine`, the saved ones of the other clashes. */
  settle: (mine: readonly string[]) => void;
  /** Forgets the local copy, once the request was sent. */
  forget: () => void;
  /** Where a page of this draft is: `request/{id}/{page}`. */
  to: (page: string) => string;
  /** The address the resume link was mailed to during this visit. */
  mailedTo: string | null;
  setMailedTo: (email: string) => void;
}

const HandleContext = createContext<Handle | null>(null);

/** The draft every page of the form works on. */
export function useRequestDraft(): Handle {
  const handle = use(HandleContext);
  if (!handle) throw new Error('a page of the form stands outside its draft');
  return handle;
}

/** Keeps the draft above its pages: going back and forth, or changing the language, loses nothing. */
export function DraftProvider({ loaded, children }: { loaded: Draft; children: ReactNode }) {
  const cache = useQueryClient();
  const server = useRef(loaded);
  const upon = useRef<Pick<Kept, 'base' | 'from'>>({ base: loaded.version, from: loaded.answers });
  const refused = useRef<Problem | null>(null);
  const [, redraw] = useState(0);
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const take = (draft: Draft) => {
    server.current = draft;
    upon.current = { base: draft.version, from: draft.answers };
    redraw((count) => count + 1);
  };

  const save = async (value: Kept) => {
    const mine = changed(upon.current.from, value.answers);
    if (Object.keys(mine).length === 0) return;
    refused.current = null;
    try {
      take(await saveAnswers(loaded.id, upon.current.base, mine));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.current = error;
      if (error.status !== 412) throw error;
      // Another window or device was faster. Answers changed on one side only are
      // joined; only what both changed is asked about.
      server.current = await readDraft(loaded.id);
      redraw((count) => count + 1);
      if (server.current.sent) {
        // Sent from another window: the pages lead on to its receipt.
        cache.setQueryData(['draft', loaded.id], server.current);
        throw error;
      }
      if (clashing(upon.current.from, value.answers, server.current.answers).length > 0) throw error;
      take(server.current);
      take(await saveAnswers(loaded.id, server.current.version, mine));
      refused.current = null;
      kept.set((before) => ({ ...before, answers: { ...server.current.answers, ...mine } }));
    }
  };

  const kept = useDraft<Kept>({
    key: `request-${loaded.id}`,
    initial: useMemo(
      () => ({ base: loaded.version, from: loaded.answers, answers: loaded.answers }),
      [loaded],
    ),
    save,
  });
  // A copy left in this browser was typed upon the version it names, which may be an older one.
  const first = useRef(true);
  if (first.current) {
    first.current = false;
    upon.current = { base: kept.value.base, from: kept.value.from };
  }

  const handle: Handle = {
    id: loaded.id,
    answers: kept.value.answers,
    set: (patch) => kept.set((before) => ({ ...upon.current, answers: { ...before.answers, ...patch } })),
    server: () => server.current,
    take,
    state:
      kept.state.kind === 'clean' ? { kind: 'saved', at: new Date(server.current.saved_at) } : kept.state,
    save: async () => {
      if (await kept.flush()) return 'saved';
      const problem = refused.current;
      if (problem?.status === 412) return 'conflict';
      return problem && problem.faults.length > 0 ? problem : 'kept';
    },
    clashes:
      kept.state.kind === 'conflict'
        ? clashing(upon.current.from, kept.value.answers, server.current.answers)
        : [],
    settle: (mine) => {
      const ours = changed(upon.current.from, kept.value.answers);
      const clashes = clashing(upon.current.from, kept.value.answers, server.current.answers);
      const answers: Answers = { ...server.current.answers, ...ours };
      for (const field of clashes) {
        if (!mine.includes(field)) Object.assign(answers, { [field]: server.current.answers[field] ?? null });
      }
      take(server.current);
      kept.settle({ ...upon.current, answers });
    },
    forget: kept.forget,
    to: (page) => `request/${loaded.id}/${page}`,
    mailedTo,
    setMailedTo,
  };
  return <HandleContext value={handle}>{children}</HandleContext>;
}

/** The fields whose answers differ, as a patch; null clears. */
export function changed(before: Answers, after: Answers): Answers {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<Field>;
  const patch: Answers = {};
  for (const field of fields) {
    const now = after[field] ?? null;
    if (!same(before[field], now)) Object.assign(patch, { [field]: now });
  }
  return patch;
}

/** The fields both sides changed, to different answers. */
export function clashing(from: Answers, mine: Answers, theirs: Answers): Field[] {
  const ours = changed(from, mine);
  const others = changed(from, theirs);
  return (Object.keys(ours) as Field[]).filter(
    (field) => field in others && !same(ours[field], others[field]),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
