import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem';

/** Where a draft stands; shown by `DraftLine`. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline' }
  | { kind: 'failed' }
  | { kind: 'conflict' };

type Version = string | number;

interface Copy<T> {
  value: T;
  version?: Version;
}

interface Options<T> {
  /** Names the local copy: unique per record and form. */
  key: string;
  /** What the server holds (or an empty form). */
  initial: T;
  /**
   * The version of `initial` on the server. A local copy typed upon another version
   * starts as a conflict: it must not be written over what came in between.
   */
  version?: Version;
  /** Saves on the server and may give the new version. Throws `Problem`; 412 means someone else was faster. */
  save: (value: T) => Promise<unknown>;
  /** Milliseconds of rest before saving. */
  waitMs?: number;
}

interface Draft<T> {
  value: T;
  set: (next: T | ((before: T) => T)) => void;
  state: DraftState;
  /** Saves now; resolves to whether it is on the server. Call before going on. */
  flush: () => Promise<boolean>;
  /** After a conflict was settled: takes this value and saves it. */
  settle: (value: T) => void;
  /** Forgets the local copy, after the record was sent. */
  forget: () => void;
}

const RETRY_MS = [2000, 5000, 15_000, 30_000];
const PREFIX = 'madoguchi-draft:';

/**
 * Keeps what is typed: a local copy at once, the server after a rest. The local
 * copy lives only until the server has it, so that nothing stays on a shared
 * machine longer than it must. Saves never overlap; the newest text wins among
 * ours, and another person’s change stops the saving until it is settled.
 */
export function useDraft<T>({ key, initial, version, save, waitMs = 800 }: Options<T>): Draft<T> {
  const [copy] = useState(() => localCopy<T>(key));
  const outdated = copy !== null && version !== undefined && copy.version !== version;
  const [value, setValue] = useState<T>(copy ? copy.value : initial);
  const [state, setState] = useState<DraftState>({ kind: outdated ? 'conflict' : 'clean' });
  const base = useRef(version);
  const latest = useRef(value);
  const saved = useRef<T>(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  const tries = useRef(0);
  const stopped = useRef(outdated);
  const saveRef = useRef(save);
  saveRef.current = save;

  const attempt = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) {
      await running.current;
      return latest.current === saved.current ? true : attemptRef.current();
    }
    if (latest.current === saved.current) return true;
    const sent = latest.current;
    setState({ kind: 'saving' });
    running.current = saveRef.current(sent).then(
      (answer) => {
        saved.current = sent;
        tries.current = 0;
        if (typeof answer === 'number' || typeof answer === 'string') base.current = answer;
        if (latest.current === sent) remove(key);
        else keep(key, { value: latest.current, version: base.current });
        setState({ kind: 'saved', at: new Date() });
        return true;
      },
      (error: unknown) => {
        const problem = error instanceof Problem ? error : null;
        if (problem?.status === 412) {
          stopped.current = true;
          setState({ kind: 'conflict' });
          return false;
        }
        setState({ kind: problem?.status === 0 ? 'offline' : 'failed' });
        // A refusal does not get better by itself; no answer and a server fault may.
        if (!problem || problem.status === 0 || problem.status >= 500) {
          const pause = RETRY_MS[Math.min(tries.current, RETRY_MS.length - 1)];
          tries.current += 1;
          timer.current = setTimeout(() => void attemptRef.current(), pause);
        }
        return false;
      },
    );
    const done = await running.current;
    running.current = null;
    if (done && latest.current !== saved.current) return attemptRef.current();
    return done;
  }, [key]);
  const attemptRef = useRef(attempt);
  attemptRef.current = attempt;

  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      latest.current = typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next;
      setValue(latest.current);
      keep(key, { value: latest.current, version: base.current });
      if (stopped.current) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void attemptRef.current(), waitMs);
    },
    [key, waitMs],
  );

  // A copy left by a page that closed before the server had it goes out now; so does anything
  // unsaved when the connection returns or the page is hidden.
  useEffect(() => {
    if (!stopped.current && latest.current !== saved.current) void attemptRef.current();
    const now = () => {
      if (!stopped.current) void attemptRef.current();
    };
    const hidden = () => document.visibilityState === 'hidden' && now();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
      if (!stopped.current && latest.current !== saved.current) void attemptRef.current();
    };
  }, []);

  return {
    value,
    set,
    state,
    flush: useCallback(() => attemptRef.current(), []),
    settle: useCallback(
      (settled: T) => {
        stopped.current = false;
        set(settled);
        void attemptRef.current();
      },
      [set],
    ),
    forget: useCallback(() => {
      clearTimeout(timer.current);
      saved.current = latest.current;
      remove(key);
    }, [key]),
  };
}

function localCopy<T>(key: string): Copy<T> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    const copy: unknown = text === null ? null : JSON.parse(text);
    return typeof copy === 'object' && copy !== null && 'value' in copy ? (copy as Copy<T>) : null;
  } catch {
    return null;
  }
}

// A full or forbidden store must not stop anybody from typing: the server copy remains.
function keep(key: string, copy: Copy<unknown>) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(copy));
  } catch {}
}

function remove(key: string) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {}
}
