import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FRONT_END = join(import.meta.dirname, '../../../frontend/src');

/** What the parameters of an address stand for: `{ number: ['A-R08-001'] }`. */
export type Values = Record<string, readonly string[]>;

/**
 * The addresses of a router of the front end, below `base`, each parameter
 * filled in with every value given for it: a page that is added to the router is
 * looked at without anybody thinking of it. `nth` is the router's place in its
 * file. Routers below it are read for themselves; `*` is what no route matches.
 */
export function routes(file: string, base: string, values: Values, nth = 1): string[] {
  const router = readFileSync(join(FRONT_END, file), 'utf8').split('<Routes>')[nth] ?? '';
  // What stands behind a condition is for developers: the parts side by side.
  const built = router.replaceAll(/\? <Route [^:]*:lang[^:]*: null/g, '');
  const found = [...built.matchAll(/<Route (?:(index)|path="([^"]+)")/g)].flatMap(([, index, path = '']) =>
    index ? [''] : filledIn(path.replace('/:lang/', ''), values),
  );
  if (found.length === 0) throw new Error(`${file} holds no router number ${nth}`);
  return found.map((path) => [base, path].filter(Boolean).join('/'));
}

/** The addresses of the pages that the server sends ready made, and one that is none. */
export function publicPages(): string[] {
  const list = readFileSync(join(FRONT_END, 'public/pages.tsx'), 'utf8');
  return [...list.matchAll(/^ +(?:\{ )?path: '([^']*)'/gm)].map(([, path = '']) => path);
}

function filledIn(path: string, values: Values): string[] {
  const parts = path.split('/').filter((part) => part !== '*');
  if (parts.length === 0 || (path.endsWith('*') && !parts.some((part) => part.startsWith(':')))) return [];
  return parts.reduce<string[]>(
    (begun, part) => {
      const name = /^:(\w+)(\?)?$/.exec(part);
      if (!name?.[1]) return begun.map((one) => [one, part].filter(Boolean).join('/'));
      const given = values[name[1]];
      if (!given && !path.endsWith('*')) throw new Error(`${path}: no value is given for ${part}`);
      const filled = begun.flatMap((one) => (given ?? []).map((value) => [one, value].filter(Boolean).join('/')));
      return name[2] ? [...begun, ...filled] : filled;
    },
    [''],
  );
}
