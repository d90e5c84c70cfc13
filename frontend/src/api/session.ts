import { useSyncExternalStore } from 'react';

// Whether a 401 means “you were signed out” (keep the page) or “you never were in” (go and sign in).
let state: 'unknown' | 'in' | 'ended' = 'unknown';
const listeners = new Set<() => void>();

function set(next: typeof state) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

export const session = {
  /** Call once a signed-in reader is known (their account was read). */
  begin: () => set('in'),
  /** Call when the reader signed out on purpose. */
  forget: () => set('unknown'),
  /** A 401 came. */
  refused: () => {
    if (state === 'in') set('ended');
  },
  /** An answer came that needs a session: it goes on. */
  accepted: () => {
    if (state === 'ended') set('in');
  },
};

/** The session ended while the page was open: it stays as it is, with a bar that says so. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state === 'ended',
    () => false,
  );
}
