import { useEffect, useRef } from 'react';
import { usePlace } from '../../app/place';
import { isComposing, shortcutsOff, useShortcuts } from '../../forms/keys';

const PLACES: Record<string, string> = {
  t: 'desk',
  i: 'desk/inbox',
  c: 'desk/cases',
  r: 'desk/reports',
};

/** How long a `g` waits for its second key. */
const WAIT_MS = 1500;

/** `g` then a letter goes to a section; `?` opens the list of keys. */
export function useGoKeys({ help }: { help: () => void }) {
  const place = usePlace();
  const armed = useRef(0);
  const go = useRef(place);
  go.current = place;
  useShortcuts({
    g: () => {
      armed.current = Date.now();
    },
    '?': help,
  });
  useEffect(() => {
    // Before every other listener: the second key must not also be a key of the screen below.
    const second = (event: KeyboardEvent) => {
      if (armed.current === 0 || event.key === 'g') return;
      const late = Date.now() - armed.current > WAIT_MS;
      armed.current = 0;
      const to = PLACES[event.key];
      if (late || !to || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (shortcutsOff()) return;
      event.preventDefault();
      go.current.go?.(`/${go.current.lang}/${to}`);
    };
    document.addEventListener('keydown', second, true);
    return () => document.removeEventListener('keydown', second, true);
  }, []);
}
