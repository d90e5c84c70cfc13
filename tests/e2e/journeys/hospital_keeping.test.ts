import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { account, signInWith } from '../help/sign-in';

// The hospital of the demonstration whose numbers are past their date.
const OFFICE = 'office@hospital15.example';

test('a hospital confirms what has ended from its mail, on a phone and without signing in; a scanner changes nothing', async () => {
  const mail = await mailFor(OFFICE, /^\[登録\] \d区分のご確認のお願い/);
  expect(mail.text).toContain('・設備・検査：');
  const [link = ''] = mail.links;

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja', width: 390 });
  for (const method of ['GET', 'HEAD', 'GET']) await page.request.fetch(link, { method });

  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: '登録内容の確認' }).waitFor();
  const equipment = page.getByRole('checkbox', { name: /^設備・検査/ });
  await equipment.waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'register-check-ja-390');
  // All faults at their field, nothing confirmed.
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('button', { name: '変更なし・確認済みにする' }).click();
  await page.getByRole('alert').waitFor();
  await axeClean(page);
  await equipment.check();
  await page.getByRole('button', { name: '変更なし・確認済みにする' }).click();
  await page.getByText(/^設備・検査：\d{4}年\d+月\d+日.*まで有効$/).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('登録内容の確認');
  await axeClean(page);
  await shot(page, 'register-check-done-ja-390');

  // The link has done its work; the register says who stands for the section.
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'このリンクは使用済みです' }).waitFor();
  await page.getByRole('link', { name: 'ログインして登録を開く' }).waitFor();
  await axeClean(page);
  const office = await newVisit(browser, { language: 'en' });
  await signInWith(office.page, OFFICE, account('HO').secret, 'en');
  await office.page.goto('/en/hospital/register/equipment');
  await office.page.getByRole('heading', { level: 1 }).waitFor();
  await office.page.locator('.standing').getByText('Up to date').waitFor();
  expect([...complaints, ...office.complaints]).toEqual([]);
});
