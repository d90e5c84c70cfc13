import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { account, signInWith } from '../help/sign-in';

// A hospital of the demonstration that has only begun: none of its lists is answered.
const BEGUN = 'office@hospital12.example';

test('investigators are listed one by one, what is wrong is told at its field, and none is an answer too', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, BEGUN, account('HO').secret, 'ja');
  await page.goto('/ja/hospital/register/departments');
  await page.getByRole('link', { name: '責任医師・分担医師' }).click();
  await page.getByRole('heading', { level: 1, name: '責任医師・分担医師' }).waitFor();
  await page.getByText('まだ登録されていません。').waitFor();
  await page.getByRole('link', { name: '追加する' }).click();

  await page.getByLabel('医師の氏名（日本語）').waitFor();
  await page.getByLabel('ORCID iD').fill('0000-0002-1825-0098');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  const summary = page.locator('.errsum');
  await summary.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errsum');
  expect(await summary.textContent()).toContain('医師の氏名（日本語）を入力してください');
  expect(await page.locator('#orcid-error').textContent()).toContain('ORCID iDは16桁で入力してください');
  await axeClean(page);

  await page.getByLabel('医師の氏名（日本語）').fill('見本 一郎');
  await page.getByLabel('ORCID iD').fill('https://orcid.org/0000-0002-1694-233x');
  await page.getByLabel('医師の診療科').fill('呼吸器内科');
  await page.getByRole('radio', { name: '責任医師', exact: true }).check();
  await page.getByLabel('責任医師を務めている治験').fill('３');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  const row = page.getByRole('row', { name: /見本 一郎\s呼吸器内科/ });
  await row.waitFor();
  expect(await row.textContent()).toContain('3件');
  await fitsItsWidth(page);
  await shot(page, 'hospital-investigators');

  // The same doctor again is told, and what was typed stays.
  await page.getByRole('link', { name: '追加する' }).click();
  await page.getByLabel('医師の氏名（日本語）').fill('見本 一郎');
  await page.getByLabel('医師の診療科').fill('呼吸器内科');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await summary.waitFor();
  expect(await page.getByLabel('医師の診療科').inputValue()).toBe('呼吸器内科');

  await page.goto('/ja/hospital/register/history');
  await page.getByText('責任医師・分担医師：見本 一郎　呼吸器内科：ORCID iD').waitFor();

  await page.goto('/ja/hospital/register/competing_trials');
  await page.getByRole('button', { name: '該当なしと登録する' }).click();
  await page.getByText('該当なしと登録しました。').waitFor();
  await page.getByText('「該当なし」と登録されています。').waitFor();
  await page.getByRole('button', { name: '未回答に戻す' }).click();
  await page.getByText('まだ登録されていません。').waitFor();
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
});

test('who works in English is entered by keyboard alone, in English and on a narrow screen', async () => {
  await using browser = await newBrowser();
  const { page } = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(page, BEGUN, account('HO').secret, 'en');
  await page.goto('/en/hospital/register/english_people/new');
  await page.getByLabel('Task in English').waitFor();
  await tabTo(page, '#work');
  await page.keyboard.type('Monitoring');
  await tabTo(page, '#name');
  await page.keyboard.type('Hanako Mihon');
  await tabTo(page, '#position');
  await page.keyboard.type('CRC');
  await tabTo(page, /^Save$/);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Monitoring, Hanako Mihon/ }).waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'hospital-english-people');
});
