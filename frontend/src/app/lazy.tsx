import {
  type ComponentType,
  type LazyExoticComponent,
  lazy as later,
  type ReactNode,
  Suspense,
  useLayoutEffect,
  useReducer,
} from 'react';

const waiting = new Set<() => void>();

/** Draws again whoever waits for something, once `thing` is there. */
export function whenHere<T>(thing: Promise<T>): Promise<T> {
  // After React has heard of it: only then does drawing again find it.
  const tell = () =>
    setTimeout(() => {
      for (const draw of waiting) draw();
    });
  thing.then(tell, tell);
  return thing;
}

/** A part in a file of its own, fetched when it is first drawn. Stands below an `<Until>`. */
// biome-ignore lint/suspicious/noExplicitAny: as in React's own type; the part keeps the type of its properties.
export function lazy<T extends ComponentType<any>>(
  load: () => Promise<{ default: T }>,
): LazyExoticComponent<T> {
  return later(() => whenHere(load()));
}

/**
 * React's `Suspense` without its pause. React shows what was waited for 300 ms after the last
 * stand-in at the earliest: three files that bring each other, as on a first visit by a link, would
 * take a second though each is there at once. Being drawn again from above is shown without delay.
 */
export function Until({ fallback, children }: { fallback?: ReactNode; children: ReactNode }) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    waiting.add(draw);
    return () => void waiting.delete(draw);
  }, []);
  return <Suspense fallback={fallback}>{children}</Suspense>;
}
