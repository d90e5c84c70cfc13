import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language, newBrowser, newVisit, type Visit, WIDTHS, type Width } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { publicPages, routes } from '../help/routes';
import { signIn } from '../help/sign-in';

type Session = Awaited<ReturnType<Visit['context']['storageState']>>;

/** The pages of one kind of person, who is signed in as `session` says. */
type Crawl = { session: Session; pages: string[] };

const SECTIONS = [
  'basic', 'team', 'departments', 'diseases', 'diseases/new', 'record', 'equipment', 'equipment/2', 'irb',
  'contract', 'data', 'english', 'english/2',
];
const DETAILS = ['disease', 'population', 'criteria', 'design', 'numbers', 'burden', 'dates', 'needs'];
const NO_SUCH_PAGE = /We found no such page|ページが見つかりません/;

test('every page that anybody can open is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await page.goto('/en/request/new');
    await page.waitForURL(/\/request\/[0-9a-f-]{36}\/you$/);
    const draft = page.url().split('/').at(-2) ?? '';
    const form = routes('public/request/Request.tsx', 'request', { draft: [draft] });
    return [
      ...publicPages(),
      ...routes('app/main.tsx', '', { token: ['0'.repeat(64)], number: ['A-R08-999'] }),
      // Opening it makes another draft, whose pages are those below.
      ...form.filter((one) => one !== 'request/new'),
      ...routes('public/request/Request.tsx', `request/${draft}`, {}, 2),
      ...routes('public/request/NextPages.tsx', `request/${draft}`, {}),
    ];
  });
  expect(found).toEqual([]);
}, 600_000);

test('every page of a company is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'SUB');
    const [one] = await get<{ number: string }[]>(page, '/api/my/cases');
    return [
      ...routes('firm/Firm.tsx', 'my', {}),
      ...routes('firm/CasePages.tsx', `my/cases/${one?.number}`, { task: DETAILS }),
    ];
  });
  expect(found).toEqual([]);
}, 600_000);

test('every page of a hospital is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'HO');
    const asked = await get<{ number: string }[]>(page, '/api/hospital/requests');
    const number = asked.slice(0, 3).map((one) => one.number);
    return routes('hospital/Hospital.tsx', 'hospital', { number, section: SECTIONS });
  });
  expect(found).toEqual([]);
}, 600_000);

test('every page of the desk is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'DL');
    const at = async (stage: string) => {
      const found = await get<{ rows: { number: string }[] }>(page, `/api/desk/cases?stage=${stage}&limit=1`);
      return found.rows[0]?.number ?? `no case is ${stage}`;
    };
    // A trial that runs has been through every stage: each of its tabs holds something.
    const number = await at('running');
    const waiting = await at('received');
    return [
      ...routes('desk/routes.tsx', 'desk', { year: ['R8'] }),
      ...routes('desk/case/CasePage.tsx', `desk/cases/${number}`, { no: ['1'] }),
      `desk/cases/${number}/file`,
      // The same pages with something chosen, with nothing found, with several at once.
      `desk/inbox?case=${waiting}`,
      'desk/cases?q=no-such-thing&open=true',
      `desk/cases/files?numbers=${number},${waiting}`,
      'desk/reports/R9',
    ];
  });
  expect(found).toEqual([]);
}, 600_000);

/**
 * Opens every page in both languages and widths and keeps its picture, two browser profiles at a time
 * (the machine has two cores). Answers what is wrong, all of it: a line each.
 */
async function crawl(browser: Browser, pages: (visit: Visit) => Promise<string[]>): Promise<string[]> {
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
    for (const wrong of await lookAt(page, address, name)) found.push(`${address} at ${width} px: ${wrong}`);
    if (NO_SUCH_PAGE.test(await page.title()) && path !== '404') found.push(`${address} leads to no page`);
    for (const complaint of complaints.splice(0)) found.push(`${address}: ${complaint}`);
  }
  await context.close();
  return found;
}

async function lookAt(page: Page, address: string, name: string): Promise<string[]> {
  const found: string[] = [];
  const check = async (does: Promise<void>) => {
    await does.catch((error: unknown) => found.push(error instanceof Error ? error.message : String(error)));
  };
  await page.goto(address);
  await page.locator('main h1').first().waitFor();
  // What the page asked for has arrived: no skeleton is left.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await check(axeClean(page));
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

async function get<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(path)).json()) as T;
}
