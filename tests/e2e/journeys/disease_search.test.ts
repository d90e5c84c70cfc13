import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { account, signInWith } from '../help/sign-in';

// A hospital of the demonstration whose diseases no other journey changes.
const OFFICE = 'office@hospital12.example';

/** Types letter by letter and waits for the answer to the whole word. */
async function typed(page: Page, word: string): Promise<string[]> {
  const box = page.getByRole('combobox', { name: '疾患コード（ICD-10）' });
  await box.fill('');
  const answer = page.waitForResponse((response) => {
    const url = new URL(response.url());
    return url.pathname === '/api/codes/diseases' && url.searchParams.get('q') === word;
  });
  await box.pressSequentially(word, { delay: 20 });
  await answer;
  const options = page.getByRole('listbox', { name: '疾患の候補' }).getByRole('option');
  await options.first().waitFor();
  return options.allTextContents();
}

test('a hospital finds a disease in kanji, romaji, English or by code, and takes it with the keys', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, OFFICE, account('HO').secret, 'ja');
  await page.goto('/ja/hospital/register/diseases/new');
  for (const [word, first] of [
    ['重症筋', 'G70.0重症筋無力症'],
    ['jushoukin', 'G70.0重症筋無力症'],
    ['zyuusyoukin', 'G70.0重症筋無力症'],
    ['myasth', 'G70.0重症筋無力症'],
    ['g70', 'G70.0重症筋無力症'],
  ] as const) {
    await expect.poll(async () => (await typed(page, word))[0], { message: word }).toContain(first);
  }
  await axeClean(page);
  await shot(page, 'disease-search');

  const box = page.getByRole('combobox', { name: '疾患コード（ICD-10）' });
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  expect(await box.inputValue()).toBe('G70.0');
  expect(await page.getByLabel('疾患名').inputValue()).toBe('重症筋無力症');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await page.getByText('G70.0：重症筋無力症').waitFor();

  // Escape closes the list and keeps what was typed; a code of no name stays allowed.
  await typed(page, 'c34');
  await page.keyboard.press('Escape');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  expect(await box.inputValue()).toBe('c34');
  await box.fill('X59.9');
  await page.getByText('この一覧にはないコードです。').waitFor();
  await page.getByLabel('疾患名').fill('けが');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  const row = page.getByRole('row', { name: /X59.9 けが/ });
  await row.waitFor();
  expect(complaints).toEqual([]);
});

test('what an input method has not finished yet is not searched', async () => {
  await using browser = await newBrowser();
  const { page, context } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, OFFICE, account('HO').secret, 'ja');
  await page.clock.install();
  await page.goto('/ja/hospital/register/diseases/new');
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/codes/diseases') asked.push(url.searchParams.get('q'));
  });
  const box = page.getByRole('combobox', { name: '疾患コード（ICD-10）' });
  await box.focus();
  const keys = await context.newCDPSession(page);
  const text = 'じゅうしょうきん';
  await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  expect(await box.inputValue()).toBe(text);
  await page.clock.runFor(1_000);
  expect(asked).toEqual([]);
  const answer = page.waitForResponse((response) => response.url().includes('/api/codes/diseases?'));
  await keys.send('Input.insertText', { text: '重症筋' });
  await page.clock.runFor(1_000);
  await answer;
  expect(asked).toEqual(['重症筋']);
  await page.getByRole('option', { name: /重症筋無力症/ }).waitFor();
});

test('on a phone the list fits its width, in English too, and a touch takes it', async () => {
  await using browser = await newBrowser();
  const { page } = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(page, OFFICE, account('HO').secret, 'en');
  await page.goto('/en/hospital/register/diseases/new');
  const box = page.getByRole('combobox', { name: 'Disease code (ICD-10)' });
  await box.pressSequentially('leukemi');
  const option = page.getByRole('option', { name: /C91.0.*Acute lymphoblastic/ });
  await option.waitFor();
  await fitsItsWidth(page);
  await shot(page, 'disease-search-phone');
  await option.tap();
  expect(await box.inputValue()).toBe('C91.0');
  expect(await page.getByLabel('Disease', { exact: true }).inputValue()).toBe('Acute lymphoblastic leukaemia');
});
