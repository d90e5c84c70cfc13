import { expect, test } from 'vitest';
import { bothLanguages, newBrowser } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { openRound } from '../help/round';
import { account, signInWith } from '../help/sign-in';

const OFFICE = 'office@hospital09.example';

test('every page of a hospital stands in both languages and widths, and axe finds nothing', async () => {
  const round = await openRound([OFFICE]);
  const pages: Record<string, string> = {
    home: 'hospital',
    inbox: 'hospital/requests',
    request: `hospital/requests/${round.blinded}`,
    decline: `hospital/requests/${round.blinded}/decline`,
    check: `hospital/requests/${round.blinded}/check`,
    register: 'hospital/register',
    basic: 'hospital/register/basic',
    equipment: 'hospital/register/equipment/2',
    irb: 'hospital/register/irb',
    diseases: 'hospital/register/diseases',
    disease: 'hospital/register/diseases/new',
    capacity: 'hospital/capacity',
    print: 'hospital/register/print',
    members: 'hospital/members',
    account: 'hospital/account',
  };
  await using browser = await newBrowser();
  await bothLanguages(browser, async ({ page, complaints }, language, width) => {
    await signInWith(page, OFFICE, account('HO').secret, language);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`/${language}/${path}`);
      await page.locator('main h1').waitFor();
      // What the page asked for has arrived: no skeleton is left.
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
      await shot(page, `hospital-${name}-${language}-${width}`);
      await axeClean(page);
      await fitsItsWidth(page);
    }
    expect(complaints).toEqual([]);
  });
}, 600_000);
