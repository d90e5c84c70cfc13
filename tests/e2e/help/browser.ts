import { access } from 'node:fs/promises';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The two widths every screen is looked at: a desk's screen and a phone. */
export const WIDTHS = [1280, 390] as const;
export type Width = (typeof WIDTHS)[number];

/**
 * A Chromium of its own, empty profile. `await using browser = await newBrowser()`
 * closes it at the end of the test. Debian's browser: nothing is downloaded.
 */
export async function newBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Small shared memory in containers must not kill a tab.
      '--disable-dev-shm-usage',
    ],
  });
}

export type Visit = {
  page: Page;
  context: BrowserContext;
  /** Errors of the page's own script and of its console; a journey asserts `[]`. */
  complaints: string[];
};

/** A new person at the door: no cookies, one tab. Relative addresses reach the server under test, or `baseURL`. */
export async function newVisit(
  browser: Browser,
  options: { language?: Language; width?: Width } & BrowserContextOptions = {},
): Promise<Visit> {
  const { language = 'en', width = 1280, baseURL = inject('baseUrl'), ...rest } = options;
  const context = await browser.newContext({
    baseURL,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: language === 'ja' ? 'Asia/Tokyo' : 'America/New_York',
    viewport: { width, height: width === 390 ? 844 : 900 },
    hasTouch: width === 390,
    ...rest,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // An answer of 4xx is told to the reader by the page; the browser's own line about it is no fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  // Nothing may come from elsewhere: no third-party script, font or picture.
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(baseURL)) complaints.push(`outside request: ${url}`);
  });
  return { page, context, complaints };
}

/** Runs `look` once per width, in a fresh visit each. */
export async function bothWidths(
  browser: Browser,
  options: { language?: Language } & BrowserContextOptions,
  look: (visit: Visit, width: Width) => Promise<void>,
): Promise<void> {
  for (const width of WIDTHS) {
    const visit = await newVisit(browser, { ...options, width });
    await look(visit, width);
    await visit.context.close();
  }
}

/** Runs `look` once per language and width: four fresh visits. */
export async function bothLanguages(
  browser: Browser,
  look: (visit: Visit, language: Language, width: Width) => Promise<void>,
): Promise<void> {
  for (const language of LANGUAGES) {
    await bothWidths(browser, { language }, (visit, width) => look(visit, language, width));
  }
}

async function chromiumPath(): Promise<string> {
  for (const path of [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser']) {
    if (path && (await access(path).then(() => true, () => false))) return path;
  }
  throw new Error("Chromium was not found: 'make setup' installs it, or CHROMIUM names it");
}
