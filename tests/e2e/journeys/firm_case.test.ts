import type { Browser, Cookie, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { LANGUAGES, newBrowser, newVisit, WIDTHS } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { arrowTo } from '../help/request';
import { hospitalOf, openRound } from '../help/round';
import { account } from '../help/sign-in';

const OFFICES = ['office@hospital07.example', 'office@hospital10.example'];

/** Signs a person of a company in with the code from the mail. */
async function signInByCode(page: Page, address: string): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByLabel('Email').fill(address);
  await page.getByRole('button', { name: 'Send me a link and a code' }).click();
  await page.waitForURL(/\/en\/code$/);
  const { code } = await mailFor(address, /sign-in link/i);
  await page.getByLabel('6-digit code').fill(code ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/my/);
}

test('a company chooses hospitals by keyboard, after both answered', async () => {
  const round = await openRound(OFFICES);
  for (const office of OFFICES) {
    await using caller = await Caller.of(office);
    const { version } = await caller.ask<{ version: number }>('GET', `/api/hospital/requests/${round.blinded}`);
    const answer = {
      interest: 'int_yes',
      pi: 'Dr',
      patients: 20,
      method: 'estimate',
      realistic: 8,
      start: '2027-06',
      name_may_be_told: office === OFFICES[0],
    };
    await caller.ask(
      'POST',
      `/api/hospital/requests/${round.blinded}/answer`,
      { answer },
      version,
    );
  }
  await using manager = await Caller.of(account('DM').address);
  const desk = `/api/desk/cases/${round.number}`;
  const version = async () => (await manager.ask<{ version: number }>('GET', desk)).version;
  await manager.ask('POST', `${desk}/rounds/close`, {}, await version());
  const hospitals = await Promise.all(OFFICES.map(hospitalOf));
  await manager.ask('POST', `${desk}/proposal`, { letter: 'Two hospitals can take part.', hospitals }, await version());

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  await signInByCode(page, round.firm);
  await page.waitForURL(`**/en/my/cases/${round.number}`);
  await page.getByText('Your turn').first().waitFor();
  await axeClean(page);
  await shot(page, 'firm-case-proposed');
  await tabTo(page, /^Choose hospitals$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/selection$/);
  await page.getByText('Hospitals offer 16 of the 24 patients you asked for: 8 short.').waitFor();

  await tabTo(page, /^Record the selection$/);
  await page.keyboard.press('Enter');
  await page.locator('.errsum').waitFor();
  expect(await page.locator('.errsum a').count()).toBe(2);
  await axeClean(page);
  await tabTo(page, /^Selected$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Patients to enrol/);
  await page.keyboard.type('１０');
  await tabTo(page, /^Selected$/);
  await arrowTo(page, /^Not this time$/);
  await tabTo(page, /^Why not/);
  await page.keyboard.type('Enough');
  await page.getByText('Target of the hospitals you chose: 10 of 24 patients').waitFor();
  // Nothing chosen is lost on a reload.
  await page.reload();
  await page.getByText('Target of the hospitals you chose: 10 of 24 patients').waitFor();
  await tabTo(page, /^Record the selection$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Record the selection?' });
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain('We tell 1 selected hospital and 1 others the result.');
  await tabTo(page, /^Record the selection$/);
  await page.keyboard.press('Enter');
  await page.getByText('The selection is recorded.').waitFor();
  await page.getByText('Hospitals selected').first().waitFor();
  expect(complaints).toEqual([]);
});

test('details keep what is typed, say faults at the field, and take “I don’t know yet” as an answer', async () => {
  const round = await openRound([OFFICES[0] ?? '']);
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  await signInByCode(page, round.firm);
  await page.waitForURL(`**/en/my/cases/${round.number}`);
  await page.goto(`/en/my/cases/${round.number}/details/numbers`);
  await page.getByLabel('Japan, minimum', { exact: true }).fill('60');
  await page.reload();
  expect(await page.getByLabel('Japan, minimum', { exact: true }).inputValue()).toBe('60');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.errsum').waitFor();
  expect(await page.locator('#prot_n-japan_min-error').textContent()).toBe(
    '＊Japan, minimum must not be more than Japan, target',
  );
  await axeClean(page);
  await page.getByLabel(/I don’t know yet Japan, minimum/).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/details$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`/en/my/cases/${round.number}/details/numbers`);
  expect(await page.getByLabel(/I don’t know yet Japan, minimum/).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a message keeps its text until it is sent, and Enter of an input method never sends it', async () => {
  const round = await openRound([OFFICES[0] ?? '']);
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  await signInByCode(page, round.firm);
  await page.waitForURL(`**/en/my/cases/${round.number}`);
  await page.goto(`/en/my/cases/${round.number}/messages`);
  const box = page.getByLabel('Message to the desk');
  await box.fill('May we speak next week?');
  await page.reload();
  expect(await box.inputValue()).toBe('May we speak next week?');
  await box.focus();
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }),
    ),
  );
  expect(await box.inputValue()).toBe('May we speak next week?');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Sent.', { exact: true }).waitFor();
  expect(await box.inputValue()).toBe('');
  expect(await page.locator('.message.own').textContent()).toContain('May we speak next week?');
  await axeClean(page);
  expect(complaints).toEqual([]);
});

test('a withdrawal asks once and can be taken back for ten seconds', async () => {
  const round = await openRound([OFFICES[0] ?? '']);
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  await signInByCode(page, round.firm);
  await page.waitForURL(`**/en/my/cases/${round.number}`);
  await page.getByRole('button', { name: 'Withdraw the request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this request?' });
  await dialog.waitFor();
  await axeClean(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Withdraw the request');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Withdraw the request' }).click();
  await page.getByText('You withdrew this request.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The withdrawal is taken back.').waitFor();
  await page.getByText('Finding hospitals').first().waitFor();
  expect(complaints).toEqual([]);
});

const PAGES = [
  '',
  '/details',
  '/details/population',
  '/details/dates',
  '/details/disease',
  '/details/needs',
  '/timeline',
  '/messages',
  '/synopsis',
  '/selection',
  '/questions',
  '/contracts',
  '/disclosures',
  '/status',
];

let signedIn: Promise<{ number: string; cookies: Cookie[] }> | undefined;

/** One case and one session for all the looks below. */
async function caseToLookAt(browser: Browser): Promise<{ number: string; cookies: Cookie[] }> {
  signedIn ??= (async () => {
    const { number, firm } = await openRound([OFFICES[0] ?? '']);
    const { page, context } = await newVisit(browser);
    await signInByCode(page, firm);
    return { number, cookies: await context.cookies() };
  })();
  return signedIn;
}

test.each(LANGUAGES.flatMap((language) => WIDTHS.map((width) => [language, width] as const)))(
  'every page of a case stands in %s at %i px',
  async (language, width) => {
    await using browser = await newBrowser();
    const { number, cookies } = await caseToLookAt(browser);
    const { page, context, complaints } = await newVisit(browser, { language, width });
    await context.addCookies(cookies);
    for (const address of [...PAGES.map((each) => `cases/${number}${each}`), 'settings']) {
      await page.goto(`/${language}/my/${address}`);
      await page.locator('.case-body, .request-form').first().waitFor();
      expect(await page.locator('main h1').count()).toBe(1);
      // Each page is looked at by axe in both languages and both widths, two of the four together.
      if ((language === 'en') === (width === 1280)) await axeClean(page);
      await fitsItsWidth(page);
      if (address.endsWith(number)) await shot(page, `firm-case-${language}-${width}`);
    }
    expect(complaints).toEqual([]);
  },
);
