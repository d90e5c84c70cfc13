import { expect, test } from 'vitest';
import { bothLanguages, newBrowser } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { signIn } from '../help/sign-in';

const PAGES = [
  'desk',
  'desk/inbox',
  'desk/inbox?case=A-R08-013',
  'desk/cases',
  'desk/cases?q=no-such-thing&open=true',
  'desk/cases/files?numbers=A-R08-001,A-R08-002',
  'desk/cases/new',
  'desk/proposals',
  'desk/mail',
  'desk/hospitals',
  'desk/hospitals/new',
  'desk/reports/R8',
  'desk/reports/R9',
  'desk/account',
];

test('every list of the desk stands in both languages and widths, and axe finds nothing', async () => {
  await using browser = await newBrowser();
  await bothLanguages(browser, async ({ page, complaints }, language, width) => {
    await signIn(page, 'DL', language);
    for (const path of PAGES) {
      await page.goto(`/${language}/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('main h1:visible').count(), `h1 of ${path}`).toBe(1);
      await shot(page, `${path}-${language}-${width}`);
      await axeClean(page);
      await fitsItsWidth(page);
    }
    expect(complaints).toEqual([]);
  });
}, 600_000);
