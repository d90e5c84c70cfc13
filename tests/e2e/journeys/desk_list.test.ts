import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { registerCase } from '../help/desk';
import { tabTo } from '../help/keyboard';
import { axeClean } from '../help/look';
import { account, signIn } from '../help/sign-in';

test('cases are found by the four keys; the address keeps them, the CSV holds what is listed', async () => {
  await using officer = await Caller.of(account('DI').address);
  const word = randomUUID().slice(0, 6);
  const found = await registerCase(officer, {
    answers: {
      org_name: `Nordlicht ${word}`,
      indication_text: `Cutaneous marker${word} disease`,
      needs: { codes: ['patient_numbers'] },
    },
  });
  const other = await registerCase(officer, { answers: { org_name: `Nordlicht ${word} Zwei` } });

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signIn(page, 'DM', 'ja');
  await page.goto('/ja/desk/cases');
  await page.getByRole('heading', { level: 1, name: '相談一覧' }).waitFor();

  // A day that is none: told at the field and above, and nothing is searched.
  await tabTo(page, '#company');
  await page.keyboard.type(`nordlicht ${word}`);
  await tabTo(page, '#from');
  await page.keyboard.type('R8.2.30');
  await page.keyboard.press('Enter');
  await page.getByText('＊相談日付（から）は実在する日付で入力してください').waitFor();
  expect(page.url()).not.toContain('company');

  // An era is read as typed and shown as a western year.
  await page.locator('#from').fill('令和元年5月1日');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2019-05-01/);
  await page.getByText('2件', { exact: true }).waitFor();
  const heads = await page.getByRole('columnheader').allTextContents();
  expect(heads.slice(1, 5)).toEqual(['事業者', '相談日付', '相談種別', '相談内容']);

  await page.locator('#need').selectOption('patient_numbers');
  await page.locator('#content').fill(`marker${word}`);
  await page.getByRole('search').getByRole('button', { name: '検索する' }).last().click();
  await page.getByText('1件', { exact: true }).waitFor();
  await page.getByRole('link', { name: found.number }).waitFor();
  await axeClean(page);

  // The address alone brings the same list back.
  await page.goto(page.url());
  await page.getByText('1件', { exact: true }).waitFor();
  expect(await page.locator('#company').inputValue()).toBe(`nordlicht ${word}`);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV出力' }).click(),
  ]);
  const bytes = await readFile(await file.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').trim().split('\r\n');
  // Head, keys, one case: exactly what the screen lists.
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('事業者');
  expect(lines[2]).toContain(found.number);
  expect(lines[2]).not.toContain(other.number);

  // Taking one filter off is one link; nothing found says which could go.
  await page.getByRole('link', { name: /相談種別：患者数を外す/ }).click();
  await page.waitForURL((url) => !url.searchParams.has('need'));
  await page.locator('#q').fill(`nothing${word}`);
  await page.keyboard.press('Enter');
  await page.getByText('この条件に合う案件はありません').waitFor();
  await axeClean(page);
  await page.getByRole('link', { name: `キーワード：nothing${word}` }).click();
  await page.getByText('1件', { exact: true }).waitFor();

  // フォーム出力: the picked cases, each a case file.
  await page.getByRole('button', { name: 'フォーム出力' }).click();
  await page.getByText('フォーム出力する案件を選んでください').waitFor();
  await page.getByRole('checkbox', { name: found.number }).check();
  await page.getByRole('button', { name: 'フォーム出力' }).click();
  await page.waitForURL(`**/desk/cases/files?numbers=${found.number}`);
  await page.getByText('相談カルテ', { exact: true }).waitFor();
  await page.getByText(`Nordlicht ${word}`).first().waitFor();
  expect(complaints).toEqual([]);
});

test('the box in the bar opens a case by its number, however it is typed, and searches for anything else', async () => {
  await using officer = await Caller.of(account('DI').address);
  const { number, company } = await registerCase(officer);
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signIn(page, 'DI', 'ja');
  await page.goto('/ja/desk');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(number.replace('A-R0', 'ａ－ｒ').replaceAll('-', '－'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/cases/${number}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('heading', { level: 1 }).click();

  // g then c: to the list, without the single keys of the case answering.
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL('**/desk/cases');
  await page.keyboard.press('/');
  await page.keyboard.type(company);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/cases\?q=/);
  await page.getByRole('link', { name: number }).waitFor();

  // The list of keys opens by its key, switches single keys off, and they stay off.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'キー操作' });
  await keys.getByRole('button', { name: '1文字のキーを使わない' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '相談一覧' }).waitFor();
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(complaints).toEqual([]);
});
