import { type KeyboardEvent, useEffect, useRef } from 'react';

/** Whether a Japanese (or other) input method is still composing: Enter then chooses a word. */
export function isComposing(event: { isComposing?: boolean; keyCode?: number }): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

/** Ctrl or ⌘ with Enter sends, never while composing. */
export function onSendKey(send: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event.nativeEvent)) {
      event.preventDefault();
      send();
    }
  };
}

const OFF = 'madoguchi-shortcuts-off';

/** Whether the reader switched single keys off (WCAG 2.1.4). */
export function shortcutsOff(): boolean {
  return localStorage.getItem(OFF) !== null;
}

/** Switches single keys off or on, for this browser. */
export function switchShortcuts(off: boolean) {
  if (off) localStorage.setItem(OFF, '1');
  else localStorage.removeItem(OFF);
}

/**
 * Single keys of the desk console, for example `{ r: reply, '/': search }`. Silent while
 * typing, while composing, with a modifier, over an open dialog, or when switched off.
 */
export function useShortcuts(keys: Record<string, () => void>) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isComposing(event))
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], dialog')) return;
      if (document.querySelector('dialog[open]') || shortcutsOff()) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
