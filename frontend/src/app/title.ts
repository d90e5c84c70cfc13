import { useEffect, useSyncExternalStore } from 'react';
import { frameWords } from '../words/frame';
import { plain } from '../words/words';
import { useLang } from './place';

let title = '';
let faulty = 0;
const listeners = new Set<() => void>();

function changed() {
  for (const listener of listeners) listener();
}

/** Sets the document title to `title | Madoguchi`. Each screen calls it once, with its h1. */
export function useTitle(text: string) {
  const lang = useLang();
  const words = frameWords[lang];
  const prefix = useSyncExternalStore(
    subscribe,
    () => faulty > 0,
    () => false,
  )
    ? words.errorPrefix
    : '';
  useEffect(() => {
    title = `${prefix}${plain(text)}${words.titleJoin}${words.product}`;
    document.title = title;
    changed();
  }, [text, prefix, words]);
}

/** While `present`, the title starts with “Error: ”: the first thing a screen reader says. */
export function useErrorPrefix(present: boolean) {
  useEffect(() => {
    if (!present) return;
    faulty += 1;
    changed();
    return () => {
      faulty -= 1;
      changed();
    };
  }, [present]);
}

/** The title as it stands, for the announcement after a change of page. */
export function useCurrentTitle(): string {
  return useSyncExternalStore(
    subscribe,
    () => title,
    () => '',
  );
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
