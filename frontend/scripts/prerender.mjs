// Writes the public pages into dist/, with the names that the build gave to style sheet and script,
// and one copy of each app's shell per language, so that `<html lang>` is right before any script runs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { closure, dist, manifest, wordsOf } from './manifest.mjs';

const root = join(dist, '..');
const { renderAll, renderNoScript } = await import(join(root, 'node_modules/.cache/prerender/prerender.js'));

const sheets = Object.values(manifest).flatMap((chunk) => chunk.css ?? []);
const style = sheets.find((file) => file.includes('app-') || file.includes('entry-')) ?? sheets[0];
if (!style) throw new Error('the build made no style sheet');

const address = (key) => `/${manifest[key].file}`;
const preload = (shell, lang) => wordsOf(closure(shell), lang).map(address);
const shared = [...closure('app.html')].filter((key) => key !== 'app.html').map(address);
const assets = {
  style: `/${style}`,
  script: address('app.html'),
  preload: (lang) => [...shared, ...preload('app.html', lang)],
};
for (const { file, html } of renderAll(assets)) await put(file, html);
for (const shell of ['app.html', 'console.html']) {
  const html = await readFile(join(dist, shell), 'utf8');
  for (const lang of ['en', 'ja']) {
    const inLanguage = html.replace('<html lang="en">', `<html lang="${lang}">`);
    const links = preload(shell, lang).map((file) => `<link rel="modulepreload" crossorigin href="${file}">`);
    await put(
      `${lang}/${shell}`,
      inLanguage
        .replace('</head>', `${links.join('')}</head>`)
        .replace('</body>', `${renderNoScript(lang)}</body>`),
    );
  }
}

async function put(file, html) {
  const path = join(dist, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, html);
}
