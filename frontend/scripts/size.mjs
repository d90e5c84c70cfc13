// Holds the build to its budgets (kB, gzip): what a reader's browser loads before the first screen works.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));

const BUDGETS = [
  { shell: 'app.html', script: 140, style: 20 },
  { shell: 'console.html', script: 180, style: 25 },
];

let over = false;
for (const { shell, script, style } of BUDGETS) {
  const base = closure(shell);
  for (const route of manifest[shell].dynamicImports ?? []) {
    const all = new Set([...base, ...closure(route)]);
    const name = `${shell} ${manifest[route].name ?? route}`;
    report(`${name}, script`, await weigh([...all].map((key) => manifest[key].file)), script);
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

/** A chunk and everything it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
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
