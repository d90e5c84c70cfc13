// Holds the build to its budgets (kB, gzip): what a reader's browser loads before the first screen works.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { closure, dist, isWords, manifest, wordsOf } from './manifest.mjs';

const BUDGETS = [
  { shell: 'app.html', script: 140, style: 20 },
  // The desk writes English letters whatever it reads: both languages count.
  { shell: 'console.html', script: 180, style: 25, bothLanguages: true },
];

let over = false;
for (const { shell, script, style, bothLanguages } of BUDGETS) {
  const base = closure(shell);
  for (const route of manifest[shell].dynamicImports ?? []) {
    if (isWords(route)) continue;
    const all = new Set([...base, ...closure(route)]);
    const name = `${shell} ${manifest[route].name ?? route}`;
    const weights = await Promise.all(['en', 'ja'].map((lang) => weighChunks(wordsOf(all, lang))));
    const words = bothLanguages ? weights[0] + weights[1] : Math.max(...weights);
    report(`${name}, script`, (await weighChunks(all)) + words, script);
    report(
      `${name}, style`,
      await weigh([...new Set([...all].flatMap((key) => manifest[key].css ?? []))]),
      style,
    );
  }
}
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry) report(`chunk ${chunk.name ?? key}`, await weigh([chunk.file]), 60);
}
if (over) process.exit(1);

function weighChunks(keys) {
  return weigh([...keys].map((key) => manifest[key].file));
}

async function weigh(files) {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

function report(what, size, budget) {
  const fits = size <= budget;
  over ||= !fits;
  process.stdout.write(
    `${fits ? 'within' : 'OVER  '} ${size.toFixed(1).padStart(6)} of ${budget} kB  ${what}\n`,
  );
}
