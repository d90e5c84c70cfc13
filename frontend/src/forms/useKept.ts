import { useCallback, useState } from 'react';

const PREFIX = 'madoguchi-draft:';

/**
 * What is typed, kept in this browser until it was sent: a page that closes,
 * reloads or loses its connection loses nothing. For boxes whose draft the
 * server does not keep; `useDraft` is for those it does.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void, () => void] {
  const [kept, setKept] = useState<{ key: string; value: T }>(() => ({ key, value: read(key) ?? initial }));
  // Another record in the same place: its own text, not the last one's.
  const current = kept.key === key ? kept : { key, value: read<T>(key) ?? initial };
  if (current !== kept) setKept(current);
  const set = useCallback(
    (value: T) => {
      setKept({ key, value });
      try {
        localStorage.setItem(PREFIX + key, JSON.stringify(value));
      } catch {
        // A full or forbidden store must not stop anybody from typing.
      }
    },
    [key],
  );
  const forget = () => {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {}
    setKept({ key, value: initial });
  };
  return [current.value, set, forget];
}

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
