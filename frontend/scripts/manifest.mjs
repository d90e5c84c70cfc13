// What Vite says of the build: which chunk brings which.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');

export const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));

/** A chunk and everything it imports at once. */
export function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
}

/** The chunks of words in one language that the shell loads before its first screen. */
export function wordsOf(chunks, lang) {
  const imports = [...chunks].flatMap((key) => manifest[key].dynamicImports ?? []);
  return [...new Set(imports)].filter((key) => isWords(key, lang));
}

/** Whether a chunk holds words that are kept apart by language. */
export function isWords(key, lang = '(en|ja)') {
  return new RegExp(`^src/words/${lang}/`).test(key);
}
