import { renderToStaticMarkup } from 'react-dom/server';
import { PlaceProvider } from '../app/place';
import { SITE_TOKENS, SiteProvider } from '../app/site';
import { Fill } from '../parts/Fill/Fill';
import { frameWords } from '../words/frame';
import { type Lang, loadWords, plain } from '../words/words';
import { PAGES, type Page } from './pages';

await Promise.all([loadWords('en'), loadWords('ja')]);

/** Where the built style sheet and the company app’s script lie. */
export interface Assets {
  style: string;
  script: string;
  /** What the script loads before its first screen in that language. */
  preload?: (lang: Lang) => string[];
}

/** Every public page in both languages, as files for `dist/`. */
export function renderAll(assets: Assets): { file: string; html: string }[] {
  return (['en', 'ja'] as const).flatMap((lang) =>
    PAGES.map((page) => ({ file: fileOf(page, lang), html: render(page, lang, assets) })),
  );
}

function fileOf(page: Page, lang: Lang): string {
  if (page.path === '404') return `${lang}/404.html`;
  return page.path === '' ? `${lang}/index.html` : `${lang}/${page.path}/index.html`;
}

function render(page: Page, lang: Lang, { style, script, preload }: Assets): string {
  const words = frameWords[lang];
  const title =
    page.path === ''
      ? plain(page.title(lang))
      : `${plain(page.title(lang))}${words.titleJoin}${words.product}`;
  const body = (
    <PlaceProvider place={{ lang, path: page.path === '404' ? '' : page.path, search: '' }}>
      <SiteProvider site={SITE_TOKENS}>
        <page.Body />
      </SiteProvider>
    </PlaceProvider>
  );
  const address = page.path === '' ? '' : page.path;
  const html = renderToStaticMarkup(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {page.description ? <meta name="description" content={page.description(lang)} /> : null}
        {page.path === '404' ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="alternate" hrefLang="en" href={`/en/${address}`} />
        <link rel="alternate" hrefLang="ja" href={`/ja/${address}`} />
        <link rel="alternate" hrefLang="x-default" href={`/en/${address}`} />
        <link rel="stylesheet" href={style} />
        {page.app ? (
          <noscript>
            <link rel="stylesheet" href="/noscript.css" />
          </noscript>
        ) : null}
        {page.app ? preload?.(lang).map((file) => <link key={file} rel="modulepreload" href={file} />) : null}
        {page.app ? <script type="module" src={script} /> : null}
      </head>
      <body>{page.app ? <div id="root">{body}</div> : body}</body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** What an app’s shell says where scripts are off. */
export function renderNoScript(lang: Lang): string {
  const words = frameWords[lang];
  return renderToStaticMarkup(
    <noscript>
      <p className="wrap page-body">
        <Fill text={words.noScript} slots={{ form: <a href={`/${lang}/request`}>{words.noScriptForm}</a> }} />
      </p>
    </noscript>,
  );
}
