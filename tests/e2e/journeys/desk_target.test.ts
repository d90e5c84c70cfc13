import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { registerCase } from '../help/desk';
import { axeClean } from '../help/look';
import { account, signIn } from '../help/sign-in';

type Counts = { fiscal_year: string; k: number; z: number; counted: { number: string; delta: number }[] };

const thisYear = () => {
  const tokyo = new Date(Date.now() + 9 * 3_600_000);
  const year = tokyo.getUTCMonth() >= 3 ? tokyo.getUTCFullYear() : tokyo.getUTCFullYear() - 1;
  return `R${year - 2018}`;
};

/** What the counted list shows adds up to. */
async function listed(page: Page): Promise<number> {
  const deltas = await page
    .locator('section[aria-labelledby="counted"] tbody tr td:nth-child(6)')
    .allTextContents();
  return deltas.reduce((sum, text) => sum + Number(text.replace('−', '-')), 0);
}

/** A case that counts: accepted by the lead, and a talk of substance. */
async function countedCase(lead: Caller, manager: Caller, international: boolean): Promise<string> {
  const { number } = await registerCase(lead);
  const path = `/api/desk/cases/${number}`;
  const { version } = await lead.ask<{ version: number }>('GET', path);
  const yes = 'yes';
  await lead.ask(
    'POST',
    `${path}/acceptance`,
    {
      checklist: { E1: yes, E2: yes, E3: yes, E4: yes, E5: yes },
      international,
      sponsor_disclosed: true,
    },
    version,
  );
  await manager.ask('POST', `${path}/contacts`, {
    at: new Date(Date.now() - 1000).toISOString(),
    mode: 'phone',
    class: 'substantive',
    participants: 'the firm, the desk',
    minutes: 20,
    text: 'We answered on hospitals and patient numbers.',
    lang: 'en',
  });
  return number;
}

test('every figure of the target page opens its list, and the two are equal', async () => {
  await using lead = await Caller.of(account('DL').address);
  await using manager = await Caller.of(account('DM').address);
  const counted = await countedCase(lead, manager, true);
  const outside = await countedCase(lead, manager, false);
  const { number: undecided } = await registerCase(lead);

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signIn(page, 'DM', 'ja');
  await page.goto('/ja/desk/reports');
  await page.getByRole('heading', { level: 1, name: /の相談件数$/ }).waitFor();
  const headline = page.locator('.headline');
  await headline.getByText('数え方：規則R1（第1版）').waitFor();
  const year = thisYear();
  const api = await lead.ask<Counts>('GET', `/api/desk/counts/${year}`);
  await headline.getByText(`：${api.k}件（速報`).waitFor();

  // The whole list holds the case in class K, the one outside the target in class Z, the open one below.
  await page.getByRole('row', { name: new RegExp(counted) }).getByRole('cell', { name: 'K', exact: true }).waitFor();
  const z = page.getByRole('row', { name: new RegExp(outside) });
  await z.getByText('国際共同治験ではない（規則4）').waitFor();
  const open = page.locator('section[aria-labelledby="not-counted"]').getByRole('row', { name: new RegExp(undecided) });
  await open.getByText('受理していない（規則7）').waitFor();
  await axeClean(page);

  const figures = page.locator('.figures a[href*="?show="]');
  const all = await figures.evaluateAll((links) =>
    links.map((link) => ({ to: link.getAttribute('href') ?? '', n: Number(link.textContent?.match(/^-?[\d,]+/)?.[0]) })),
  );
  expect(all.length).toBeGreaterThanOrEqual(5);
  for (const figure of all) {
    await page.locator(`.figures a[href="${figure.to}"]`).click();
    await page.waitForURL(`**${figure.to}`);
    await expect.poll(() => listed(page), { message: figure.to }).toBe(figure.n);
  }
  await page.getByRole('link', { name: 'すべて表示' }).click();
  await expect.poll(() => listed(page)).toBe(api.k + api.z);

  // What was received in the year is the list of cases of that year.
  const received = page.getByRole('link', { name: /問合せ件数$/ });
  const n = (await received.textContent())?.match(/\d+/)?.[0];
  await received.click();
  await page.getByText(`${n}件`, { exact: true }).waitFor();
  await page.goBack();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV出力' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n').slice(2);
  const inFile = (number: string) => lines.filter((line) => line.includes(number)).length;
  expect([inFile(counted), inFile(outside), inFile(undecided)]).toEqual([1, 1, 1]);

  // On paper: eras beside western years, a zero printed, notes.
  await page.emulateMedia({ media: 'print' });
  await page.getByText('相談件数実績表').last().waitFor();
  const paper = await page.locator('.sheet').innerText();
  expect(paper).toMatch(/令和\d+年（\d{4}年）\d+月\d+日（.）/);
  expect(paper).toContain('0件');
  expect(paper).toContain('（注1）');
  expect(await page.locator('.screen-only').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

test('a correction is a visible entry that a second person confirms', async () => {
  await using lead = await Caller.of(account('DL').address);
  await using manager = await Caller.of(account('DM').address);
  const number = await countedCase(lead, manager, true);
  const year = thisYear();
  const before = await lead.ask<Counts>('GET', `/api/desk/counts/${year}`);

  await using browser = await newBrowser();
  const first = await newVisit(browser, { language: 'ja' });
  await signIn(first.page, 'DL', 'ja');
  await first.page.goto(`/ja/desk/reports/${year}`);
  await first.page.getByRole('button', { name: '件数を訂正する' }).click();
  const dialog = first.page.getByRole('dialog', { name: '件数の訂正' });
  await dialog.getByRole('button', { name: '訂正を提案する' }).click();
  await dialog.getByText('＊理由を入力してください').waitFor();
  await dialog.getByLabel('案件番号').fill(number.toLowerCase());
  await dialog.getByLabel('1件を減らす（−1）').check();
  await dialog.getByLabel('理由').fill('同じ相談を二度数えていた');
  await dialog.getByRole('button', { name: '訂正を提案する' }).click();
  await first.page.getByText('もう1人の確認を待っています').waitFor();
  // Who proposed it cannot confirm it.
  const mine = first.page.locator('.settle').getByRole('listitem').filter({ hasText: number });
  await mine.getByText('ほかの責任者または案件担当が確認します。').waitFor();

  const second = await newVisit(browser, { language: 'ja' });
  await signIn(second.page, 'DL2', 'ja');
  await second.page.goto(`/ja/desk/reports/${year}`);
  const waiting = second.page.locator('.settle').getByRole('listitem').filter({ hasText: number });
  await waiting.getByText('同じ相談を二度数えていた').waitFor();
  await waiting.getByRole('button', { name: /確認して実行する/ }).click();
  await second.page.getByText(`${number} 件数の訂正を実行しました`).waitFor();
  const entry = second.page.getByRole('row').filter({ hasText: '訂正：同じ相談を二度数えていた' });
  await entry.getByText('−1').waitFor();
  const after = await lead.ask<Counts>('GET', `/api/desk/counts/${year}`);
  expect(after.k).toBe(before.k - 1);
  // Nothing was deleted: the case stands there twice, and adds up to nothing.
  expect(after.counted.filter((line) => line.number === number).map((line) => line.delta).sort()).toEqual([-1, 1]);
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
