import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { focused, tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor, mails } from '../help/mails';
import { beginRequest, chooseByKey, monthAhead, newAddress, onPage } from '../help/request';

const SAVE = /^Save and continue$/;

test('a company sends its request by keyboard alone; reload, back and a double press lose nothing', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const email = newAddress();

  await page.goto('/en/request');
  await tabTo(page, /^Start now$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/request\/[0-9a-f-]{36}\/you$/);
  await page.getByLabel('Family name').waitFor();
  await tabTo(page, '#contact_name-family');
  await page.keyboard.type('Hartley');
  await tabTo(page, '#contact_name-given');
  await page.keyboard.type('Emma');
  await chooseByKey(page, /^Employee of the sponsor$/, /^CRO or agent with mandate$/);
  await tabTo(page, '#sub_mandate');
  await page.keyboard.type('Larkfield');
  await tabTo(page, '#contact_email');
  await page.keyboard.type(email);
  // The browser’s own zone stands there already.
  expect(await page.locator('#contact_tz').inputValue()).toBe('America/New_York');
  await axeClean(page);
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  await onPage(page, 'trial-number');
  await page.getByText(`We sent a link to ${email}`).waitFor();
  await mailFor(email, /code/i);
  await tabTo(page, '#trial_public_id-0');
  await page.keyboard.type('nct 0461９797');
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  // Whatever the registry answers, or if it does not, the way on is open.
  await onPage(page, 'found');
  await page.getByText(/Use this|could not reach|has no NCT04619797/).first().waitFor({ timeout: 15_000 });
  await axeClean(page);
  await tabTo(page, /^Continue$/);
  await page.keyboard.press('Enter');

  await onPage(page, 'company');
  await tabTo(page, '#org_name');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Larkfield 髙𠮷 Therapeutics');
  // Typed a moment ago and not saved by anybody: a reload keeps it.
  await page.reload();
  await page.locator('#org_name').waitFor();
  expect(await page.locator('#org_name').inputValue()).toBe('Larkfield 髙𠮷 Therapeutics');
  await tabTo(page, '#org_country');
  await page.keyboard.type('United St');
  expect(await page.locator('#org_country').inputValue()).toBe('US');
  await chooseByKey(page, /^Biotech start-up$/, /^Biotech start-up$/);
  await chooseByKey(page, /^No base in Japan$/, /^Development function in Japan$/);
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  // A development base in Japan is told about, and never in the way.
  await onPage(page, 'base');
  await page.getByRole('heading', { level: 1, name: 'We may not be the right desk' }).waitFor();
  await axeClean(page);
  await page.goBack();
  await onPage(page, 'company');
  expect(await page.locator('#org_name').inputValue()).toBe('Larkfield 髙𠮷 Therapeutics');
  await page.goForward();
  await onPage(page, 'base');
  await tabTo(page, /^Go on with the request$/);
  await page.keyboard.press('Enter');

  await onPage(page, 'product');
  await chooseByKey(page, /^Drug$/, /^Drug$/);
  await tabTo(page, /^Small molecule$/);
  await page.keyboard.press('Space');
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  await onPage(page, 'trial');
  await tabTo(page, '#indication_text');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Non-small cell lung cancer, EGFR-mutated, second line');
  await tabTo(page, '#indication_area');
  await page.keyboard.type('Oncology, solid');
  await chooseByKey(page, /^(Preclinical|Phase 2)$/, /^Phase 2$/);
  await chooseByKey(page, /^We are considering Japan$/, /^Japan is preferred$/);
  const { month, year } = monthAhead(4);
  await tabTo(page, /^Month$/);
  await page.keyboard.type(month);
  await tabTo(page, /^Year$/);
  await page.keyboard.type(year);
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  await onPage(page, 'needs');
  await tabTo(page, /^Finding candidate hospitals$/);
  await page.keyboard.press('Space');
  await tabTo(page, '#needs-text');
  await page.keyboard.type('Which hospitals see enough patients?');
  await chooseByKey(page, /^JETRO$/, /^Conference or event$/);
  await tabTo(page, '#heard_from-text');
  await page.keyboard.type('BIO 2026');
  await axeClean(page);
  await tabTo(page, SAVE);
  await page.keyboard.press('Enter');

  await onPage(page, 'check');
  await page.getByText('Conference or event, BIO 2026').waitFor();
  await shot(page, 'firm-request-check');
  await axeClean(page);
  // The button is always there; pressing it says what is still needed.
  await tabTo(page, /^Send request to the desk$/);
  await page.keyboard.press('Enter');
  await page.locator('.errsum').waitFor();
  expect((await focused(page)).role).toBe('alert');
  expect(await page.title()).toMatch(/^Error: /);
  await tabTo(page, '#consent_privacy');
  await page.keyboard.press('Space');
  await tabTo(page, '#nonconf_confirm');
  await page.keyboard.press('Space');
  await tabTo(page, /^Send request to the desk$/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'code');
  await page.keyboard.type('000 000');
  await tabTo(page, /^Send request to the desk$/);
  await page.keyboard.press('Enter');
  await page.locator('#code-error').waitFor();
  expect(await page.locator('#code-error').textContent()).toContain('The code does not match');
  await axeClean(page);
  await tabTo(page, '#code');
  await page.keyboard.press('Control+A');
  // The page was loaded again since the first mail, so that a newer code was sent. Pasted, spaces and all.
  const { code } = await mailFor(email, /code/i, { after: 1 });
  await page.evaluate((text) => navigator.clipboard.writeText(text), ` ${code} `);
  await page.keyboard.press('Control+V');
  await tabTo(page, /^Send request to the desk$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/request\/sent\/A-R\d\d-\d{3}$/);
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('heading', { level: 1, name: 'We have received your request' }).waitFor();
  expect(await page.title()).toContain(number);
  await page.getByText('Your time, New York').first().waitFor();
  expect(await page.getByText(/^by \w{3} \d+ \w{3} \d{4}, \d\d:\d\d$/).count()).toBe(6);
  await axeClean(page);
  await shot(page, 'firm-request-sent');

  const receipt = await mailFor(email, /We have received your request/);
  expect(receipt.subject).toContain(number);
  expect(receipt.text).not.toContain('EGFR');
  // One request, however often it was pressed; and no second receipt.
  const cases = await page.request.get('/api/my/cases');
  expect(((await cases.json()) as unknown[]).length).toBe(1);
  expect((await mails(email)).filter((mail) => mail.subject.includes(number)).length).toBe(1);

  // The receipt opens again, and back does not lead into a form that was sent.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'We have received your request' }).waitFor();
  await tabTo(page, /^Open your case page$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/en/my/cases/${number}`);
  await page.getByText('A person replies by').first().waitFor();
  await axeClean(page);
  expect(complaints).toEqual([]);
});

test('without a connection the form goes on, and what was typed reaches the desk afterwards', async () => {
  await using browser = await newBrowser();
  const { page, context } = await newVisit(browser);
  await beginRequest(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await onPage(page, 'company');
  await context.setOffline(true);
  await page.getByLabel('Company name').fill('Larkfield');
  await page.getByText('No connection. Your text is kept here').first().waitFor();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await onPage(page, 'product');
  await page.getByRole('radio', { name: 'Drug', exact: true }).check();
  await context.setOffline(false);
  await page.getByText(/^Draft saved/).first().waitFor({ timeout: 40_000 });
  await page.evaluate(() => localStorage.clear());
  await page.goto(page.url().replace(/product$/, 'check'));
  await page.getByText('Larkfield', { exact: true }).waitFor();
  expect(await page.getByText('Drug', { exact: true }).count()).toBe(1);
});

test('an answer changed in two windows is asked about, and both are shown', async () => {
  await using browser = await newBrowser();
  const { page, context } = await newVisit(browser);
  await beginRequest(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await onPage(page, 'company');
  const other = await context.newPage();
  await other.goto(page.url());
  // Listened for before anything is typed: the answer may come while the next box is filled.
  const kept = other.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await other.getByLabel('Company name').fill('Name of the other window');
  await other.getByLabel('Website').fill('other.example');
  await kept;
  await other.getByText(/^Draft saved/).first().waitFor();
  await page.getByLabel('Company name').fill('Name of this window');
  await page.getByRole('heading', { name: 'This was changed elsewhere first' }).waitFor();
  expect(await page.getByText('Name of the other window').count()).toBe(1);
  await axeClean(page);
  await page.getByLabel('Name of the other window').check();
  await page.getByRole('button', { name: 'Save my choice' }).click();
  await page.getByRole('heading', { name: 'This was changed elsewhere first' }).waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Company name').inputValue()).toBe('Name of the other window');
  // What only the other window changed came along without a question.
  expect(await page.getByLabel('Website').inputValue()).toBe('other.example');
});

/** A fault as it stands above and at the field. */
async function faultAt(page: Page, id: string, text: string): Promise<void> {
  const link = page.locator('.errsum a', { hasText: text });
  expect(await link.count(), `${text} in the summary`).toBe(1);
  const line = page.locator(`[id="${id}-error"]`);
  expect(await line.textContent(), `${text} at the field`).toBe(`＊${text}`);
  await link.click();
  const there = await page.evaluate(
    (target) => document.getElementById(target)?.contains(document.activeElement) ?? false,
    id,
  );
  expect(there, `the link of “${text}” leads to ${id}`).toBe(true);
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.locator('.errsum').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errsum');
}

test('seeded mistakes stand above the page and at their field in the same words, and what was typed stays', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  const to = async (name: string) => {
    await page.goto(page.url().replace(/[^/]+$/, name));
    await page.getByRole('button', { name: 'Save and continue' }).waitFor();
  };
  await page.goto('/en/request/new');
  await page.getByLabel('Family name').waitFor();
  await page.getByLabel('CRO or agent').check();
  await page.getByLabel('Work email').fill('emma@');
  await page.getByLabel('Phone number').fill('617 555 0123');
  await goOn(page);
  await faultAt(page, 'contact_name-family', 'Enter your family name');
  await faultAt(page, 'sub_mandate', 'Enter sponsor you act for');
  await faultAt(page, 'contact_email', 'Email must look like name@example.com');
  await faultAt(page, 'contact_phone', 'Phone must begin with the country code, for example +1 617 555 0123');
  expect(await page.getByLabel('Work email').inputValue()).toBe('emma@');
  await axeClean(page);
  await fitsItsWidth(page);

  await to('trial-number');
  await page.locator('#trial_public_id-0').fill('ABC-1');
  await goOn(page);
  await faultAt(
    page,
    'trial_public_id-0',
    'Number must look like NCT01234567, 2024-512345-12-00 or jRCT2031240001',
  );

  await to('company');
  await page.getByLabel('Company name').fill('X');
  await page.getByLabel('Website').fill('larkfield');
  await goOn(page);
  await faultAt(page, 'org_name', 'The company name must have 2 characters or more');
  await faultAt(page, 'org_country', 'Choose the country or region of headquarters');
  await faultAt(page, 'org_website', 'Website must look like https://example.com');
  await faultAt(page, 'org_type', 'Choose the type of organisation');
  await faultAt(page, 'org_jp_base', 'Choose what base you have in Japan');

  await to('product');
  await goOn(page);
  await faultAt(page, 'product_type', 'Choose a product category');
  await faultAt(page, 'modality', 'Choose one or more modalities');

  await to('trial');
  await page.locator('#indication_text').fill('x'.repeat(305));
  await page.getByLabel('Month', { exact: true }).fill('15');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await goOn(page);
  await faultAt(
    page,
    'indication_text',
    'The disease or condition must have 300 characters or fewer. 5 too many',
  );
  await faultAt(page, 'indication_area', 'Choose a therapeutic area');
  await faultAt(page, 'phase_planned', 'Choose the phase of the trial');
  await faultAt(page, 'jp_status', 'Choose where Japan stands');
  await faultAt(
    page,
    'jp_site_decision_by',
    'Month must be a number from 1 to 12 and a year, for example 3 2027',
  );
  expect(await page.getByLabel('Month', { exact: true }).inputValue()).toBe('15');
  await page.getByLabel('Month', { exact: true }).fill('3');
  await page.getByLabel('Year', { exact: true }).fill('2024');
  await goOn(page);
  await faultAt(page, 'jp_site_decision_by', 'Month must be this month or later');
  await shot(page, 'firm-request-faults');

  await to('needs');
  await goOn(page);
  await faultAt(page, 'needs', 'Choose what you need');
  await faultAt(page, 'heard_from', 'Choose how you found us');

  // The last page leads to each open answer, and the answer back to it.
  await to('check').catch(() => {});
  await page.getByRole('link', { name: 'Choose a product category' }).click();
  await page.waitForURL(/\/product\?from=check/);
  await page.getByRole('radio', { name: 'Drug', exact: true }).check();
  await page.getByLabel('Peptide').check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await onPage(page, 'check');
  expect(await page.getByText('Peptide', { exact: true }).count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('the form says the same in Japanese, and changing the language keeps the page and what was typed', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja', width: 390 });
  await page.goto('/ja/request/new');
  await page.getByLabel('姓').waitFor();
  await page.getByLabel('姓').fill('Hartley');
  await page.getByRole('button', { name: '保存して進む' }).click();
  await page.locator('.errsum').waitFor();
  expect(await page.title()).toMatch(/^エラー：/);
  expect(await page.locator('.errsum a').allTextContents()).toEqual([
    '立場を選んでください',
    '勤務先のメールアドレスを入力してください',
  ]);
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'firm-request-ja-390');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/\/en\/request\/[0-9a-f-]{36}\/you$/);
  expect(await page.getByLabel('Family name').inputValue()).toBe('Hartley');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(complaints).toEqual([]);
});
