import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { LANGUAGES, type Language, newBrowser, newVisit } from '../help/browser';
import { mailFor, mails } from '../help/mails';
import { account, openLink, signInWith } from '../help/sign-in';

/** Pages that are looked at side by side: two cores. */
const AT_ONCE = 3;
/** A desk's screen, a phone, and once the narrowest that must do (400 % zoom). */
const WIDTHS = [1280, 390, 320] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What no reader sees: values and code names of the program's own. */
const RAW = /\bundefined\b|\[object|\bNaN\b|\b[a-z]+(?:_[a-z0-9]+)+\b/;

type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>;

test('every page of the open part is free of axe findings, in both languages and widths', async () => {
  await using browser = await newBrowser();
  const draft = await newDraft(browser);
  const open = ['', 'contact', 'privacy', 'terms', 'accessibility', 'request', 'request/sent-short', 'no-such-page'];
  const doors = ['sign-in', 'resume', 'code', `link/${'0'.repeat(64)}`];
  const form = ['you', 'trial-number', 'company', 'base', 'product', 'trial', 'needs', 'check', 'later'];
  const pages = [...open, ...doors, ...form.map((page) => `request/${draft.id}/${page}`)];
  expect(await findings(browser, draft.session, pages)).toEqual([]);
}, 300_000);

test('every page of a company is free of axe findings, in both languages and widths', async () => {
  await using browser = await newBrowser();
  const found: string[] = [];
  // One company for each state that has pages of its own.
  for (const [address, own] of [
    [account('SUB2').address, ['details', 'timeline', 'messages', 'synopsis', 'contracts', 'disclosures', 'status']],
    ['r.osei@pemberton.example', ['', 'selection']],
  ] as const) {
    const session = await firmSession(browser, address);
    const [number] = await firmCases(browser, session);
    const pages = ['my', 'my/settings', ...own.map((page) => `my/cases/${number}/${page}`)];
    if (own[0] !== '') pages.push(...DETAILS.map((task) => `my/cases/${number}/details/${task}`));
    found.push(...(await findings(browser, session, pages)));
  }
  expect(found).toEqual([]);
}, 300_000);

test('every page of a hospital is free of axe findings, in both languages and widths', async () => {
  await using browser = await newBrowser();
  const session = await passwordSession(browser, account('HO').address, account('HO').secret);
  await using office = await Caller.of(account('HO').address);
  const asked = await office.ask<{ number: string }[]>('GET', '/api/hospital/requests');
  const pages = ['', 'requests', 'register', 'register/print', 'capacity', 'members', 'account'];
  pages.push(...SECTIONS.map((section) => `register/${section}`), 'register/diseases/new');
  pages.push(...asked.slice(0, 4).map(({ number }) => `requests/${number}`));
  expect(await findings(browser, session, pages.map((page) => `hospital/${page}`))).toEqual([]);
}, 300_000);

test('every page of the desk is free of axe findings, in both languages and widths', async () => {
  await using browser = await newBrowser();
  const session = await passwordSession(browser, account('DL').address, account('DL').secret);
  await using lead = await Caller.of(account('DL').address);
  const { rows } = await lead.ask<{ rows: { number: string; stage: string }[] }>('GET', '/api/desk/cases?limit=50');
  const at = (stage: string) => {
    const found = rows.find((row) => row.stage === stage)?.number;
    if (!found) throw new Error(`the demonstration has no case in ${stage}`);
    return `cases/${found}`;
  };
  const running = at('running');
  const pages = ['', 'inbox', 'cases', 'cases/new', 'proposals', 'mail', 'hospitals', 'hospitals/new', 'reports', 'account'];
  pages.push(...CASE_TABS.map((tab) => `${running}/${tab}`));
  pages.push(`${at('proposed')}/proposal`, `${at('matching')}/rounds/1`, `${at('startup')}/contracts`, at('received'));
  expect(await findings(browser, session, pages.map((page) => `desk/${page}`))).toEqual([]);
}, 300_000);

const DETAILS = ['disease', 'population', 'criteria', 'design', 'numbers', 'burden', 'dates', 'needs'];
const SECTIONS = [
  'basic', 'team', 'departments', 'diseases', 'record', 'equipment', 'equipment/2', 'equipment/3', 'equipment/4',
  'irb', 'contract', 'data', 'english', 'english/2',
];
const CASE_TABS = [
  'consultation', 'company', 'product', 'experts', 'support', 'support/record', 'collaborators', 'progress',
  'match', 'synopsis', 'rounds/1', 'proposal', 'selection', 'contracts', 'history', 'file',
];

/** What is wrong with these pages in both languages: a line each, naming page, width and remedy. */
async function findings(browser: Browser, session: Session, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = LANGUAGES.flatMap((language) => paths.map((path) => ({ language, path })));
  const look = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      found.push(...(await lookAt(browser, session, next.language, next.path)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return found;
}

async function lookAt(browser: Browser, session: Session, language: Language, path: string): Promise<string[]> {
  const found: string[] = [];
  const { page, context, complaints } = await newVisit(browser, { language, storageState: session });
  await page.goto(`/${language}/${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const say = (text: string) => found.push(`/${language}/${path}: ${text}`);
  if ((await page.locator('html').getAttribute('lang')) !== language) say('the language is not told');
  if ((await page.title()).trim() === '') say('no title');
  const headings = await page.getByRole('heading', { level: 1 }).count();
  if (headings !== 1) say(`${headings} headings of level 1`);
  const raw = RAW.exec(await page.getByRole('main').innerText());
  if (raw) say(`shows "${raw[0]}"`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await overflow(page);
    if (over > 0) say(`${width} px: ${over} px too wide`);
    if (width === 320) continue;
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    for (const { id, help, nodes } of violations) {
      say(`${width} px: ${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
    }
  }
  for (const complaint of complaints) say(complaint);
  await context.close();
  return found;
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function newDraft(browser: Browser): Promise<{ id: string; session: Session }> {
  const { page, context } = await newVisit(browser);
  await page.goto('/en/request/new');
  await page.waitForURL(/\/request\/[0-9a-f-]{36}\/you$/);
  return { id: page.url().split('/').at(-2) ?? '', session: await context.storageState() };
}

async function passwordSession(browser: Browser, address: string, password: string): Promise<Session> {
  const { page, context } = await newVisit(browser);
  await signInWith(page, address, password);
  return context.storageState();
}

/** Signs a person of a company in by the link of a mail, as they do it. */
async function firmSession(browser: Browser, address: string): Promise<Session> {
  const { page, context } = await newVisit(browser);
  const before = (await mails(address)).filter((mail) => /sign-in link/i.test(mail.subject)).length;
  await page.goto('/en/sign-in');
  await page.getByLabel('Email').fill(address);
  await page.getByRole('button', { name: 'Send me a link and a code' }).click();
  const { links } = await mailFor(address, /sign-in link/i, { after: before });
  await openLink(page, links[0] ?? '');
  return context.storageState();
}

async function firmCases(browser: Browser, session: Session): Promise<string[]> {
  const { context } = await newVisit(browser, { storageState: session });
  const answer = await context.request.get('/api/my/cases');
  return ((await answer.json()) as { number: string }[]).map((row) => row.number);
}
