// Writes the public pages into dist/, with the names that the build gave to style sheet and script,
// and one copy of each app's shell per language, so that `<html lang>` is right before any script runs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
const { renderAll, renderNoScript } = await import(join(root, 'node_modules/.cache/prerender/prerender.js'));

const sheets = Object.values(manifest).flatMap((chunk) => chunk.css ?? []);
const style = sheets.find((file) => file.includes('app-') || file.includes('entry-')) ?? sheets[0];
if (!style) throw new Error('the build made no style sheet');

for (const { file, html } of renderAll({ style: `/${style}`, script: `/${manifest['app.html'].file}` })) {
  await put(file, html);
}
for (const shell of ['app.html', 'console.html']) {
  const html = await readFile(join(dist, shell), 'utf8');
  for (const lang of ['en', 'ja']) {
    const inLanguage = html.replace('<html lang="en">', `<html lang="${lang}">`);
    await put(`${lang}/${shell}`, inLanguage.replace('</body>', `${renderNoScript(lang)}</body>`));
  }
}

async function put(file, html) {
  const path = join(dist, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, html);
}
