import type { Browser, Page } from 'playwright-core';
import { LANGUAGES, type Language, newVisit, type Visit, WIDTHS, type Width } from './browser';
import { axeClean, fitsItsWidth, shot } from './look';

type Session = Awaited<ReturnType<Visit['context']['storageState']>>;

/** The pages of one kind of person, who is signed in as `session` says. */
type Crawl = { session: Session; pages: string[] };

/** Against a crawl that hangs, not against one that is slow on a busy machine: about a second a look. */
export const CRAWL_LIMIT = 1_800_000;

const NO_SUCH_PAGE = /We found no such page|ページが見つかりません/;

/**
 * Opens every page in both languages and widths and keeps its picture, two browser profiles at a time
 * (the machine has two cores). Answers what is wrong, all of it: a line each.
 */
export async function crawl(browser: Browser, pages: (visit: Visit) => Promise<string[]>): Promise<string[]> {
  const first = await newVisit(browser);
  const all = [...new Set(await pages(first))];
  const session = await first.context.storageState();
  await first.context.close();
  const found: string[] = [];
  for (const width of WIDTHS) {
    const looks = LANGUAGES.map((language) => look(browser, { session, pages: all }, language, width));
    found.push(...(await Promise.all(looks)).flat());
  }
  return found;
}

async function look(browser: Browser, { session, pages }: Crawl, language: Language, width: Width): Promise<string[]> {
  const { page, context, complaints } = await newVisit(browser, { language, width, storageState: session });
  const found: string[] = [];
  for (const path of pages) {
    const address = `/${language}/${path}`;
    const name = `${nameOf(path)}-${language}-${width}`;
    // Colours are the same in both languages: each page is measured once at each width, by turns.
    const contrast = (pages.indexOf(path) % 2 === 0) === ((language === 'ja') === (width === 1280));
    for (const wrong of await lookAt(page, address, name, contrast)) found.push(`${address} at ${width} px: ${wrong}`);
    if (NO_SUCH_PAGE.test(await page.title()) && path !== '404') found.push(`${address} leads to no page`);
    for (const complaint of complaints.splice(0)) found.push(`${address}: ${complaint}`);
  }
  await context.close();
  return found;
}

async function lookAt(page: Page, address: string, name: string, contrast: boolean): Promise<string[]> {
  const found: string[] = [];
  const check = async (does: Promise<void>) => {
    await does.catch((error: unknown) => found.push(error instanceof Error ? error.message : String(error)));
  };
  await page.goto(address);
  await page.locator('main h1').first().waitFor();
  // What the page asked for has arrived: no skeleton is left.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await check(axeClean(page, { contrast }));
  await check(fitsItsWidth(page));
  const heads = await page.locator('main h1:visible').count();
  if (heads !== 1) found.push(`${heads} headings of the first level`);
  await shot(page, name);
  return found;
}

/** What a picture is called: without what differs from run to run. */
function nameOf(path: string): string {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'draft').replace(/0{64}/, 'link') || 'home';
}

/** What the API answers the person of this page. */
export async function get<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(path)).json()) as T;
}
