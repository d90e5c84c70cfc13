import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { account, signIn, signInWith } from '../help/sign-in';
import { namesInZip } from '../help/zip';

const PASSWORD = 'correct-horse-退会-2026';

/** A hospital of this journey's own: nobody else counts on it. */
async function newHospital(): Promise<{ name: string; manager: string; link: string }> {
  const word = randomUUID().slice(0, 8);
  const name = `退会${word}病院`;
  const manager = `manager@${word}.example`;
  await using lead = await Caller.of(account('DL').address);
  await lead.ask('POST', '/api/desk/hospitals', {
    basic: { name_ja: name, name_en: `Leaving ${word} Hospital`, prefecture: '13', founder: 'private_university' },
    manager: { email: manager, family: '退会', given: '花子' },
  });
  const invited = await mailFor(manager, /アカウント/);
  return { name, manager, link: invited.links[0] ?? '' };
}

test('a hospital takes its data along and leaves, the desk concludes it, and nobody of it comes in again', async () => {
  const hospital = await newHospital();
  const told = /医療機関から退会の申出がありました/;
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja', width: 390 });
  await page.goto(hospital.link);
  await page.getByLabel('新しいパスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'パスワードを決める' }).click();
  await page.waitForURL(/\/ja\/hospital$/);

  await page.goto('/ja/hospital/members');
  await page.getByRole('link', { name: 'データの書き出しと退会' }).click();
  await page.getByRole('heading', { level: 1, name: 'データの書き出しと退会' }).waitFor();
  await page.getByText('進行中の調査・契約・相談はありません。').waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'hospital-leaving-ja-390');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '控えを書き出す' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.zip$/);
  expect(namesInZip(await readFile(await file.path())).sort()).toEqual([
    'README.txt',
    'consultations.json',
    'register-en.xlsx',
    'register-history.json',
    'register-ja.xlsx',
    'register.json',
    'surveys.json',
  ]);

  // It cannot be asked without having been read; the reason typed is not lost.
  await page.getByRole('textbox', { name: '退会の理由' }).fill('治験事務局の統合のため');
  await page.getByRole('button', { name: '退会を申し出る' }).click();
  await page.getByRole('alert').getByText('内容を読み、チェックを付けてください').waitFor();
  await axeClean(page);
  await page.reload();
  expect(await page.getByRole('textbox', { name: '退会の理由' }).inputValue()).toBe('治験事務局の統合のため');
  await page.getByRole('checkbox', { name: '上の内容を読みました' }).check();
  await page.getByRole('button', { name: '退会を申し出る' }).click();
  await page.getByText(/退会を申し出ました$/).waitFor();
  await axeClean(page);
  await shot(page, 'hospital-leaving-asked-ja-390');
  await mailFor(hospital.manager, /退会の申出を受け付けました/);

  // The desk is told by mail, without the reason, and sees it at the entry.
  const mail = await mailFor(account('DL').address, told);
  expect(mail.text).toContain(hospital.name);
  expect(mail.text).not.toContain('統合');
  const desk = await newVisit(browser, { language: 'ja' });
  await signIn(desk.page, 'DL', 'ja');
  await desk.page.goto(mail.links[0] ?? '');
  await desk.page.getByText('理由：治験事務局の統合のため').waitFor();
  await axeClean(desk.page);
  await shot(desk.page, 'desk-hospital-leaving-ja');
  await desk.page.getByRole('button', { name: '退会の手続きを完了する' }).click();
  const dialog = desk.page.getByRole('dialog', { name: `${hospital.name}の退会を完了しますか` });
  await dialog.getByText('治験事務局1人を含む').waitFor();
  await axeClean(desk.page);
  await dialog.getByRole('button', { name: '退会の手続きを完了する' }).click();
  await desk.page.getByText(/に退会しました$/).waitFor();
  await axeClean(desk.page);
  await shot(desk.page, 'desk-hospital-left-ja');
  await mailFor(hospital.manager, /退会の手続きが完了しました/);

  // Whoever was signed in is not any more, and signing in anew leads to no entry either.
  await page.goto('/ja/hospital/register');
  await page.getByRole('heading', { level: 1, name: 'ログインが必要です' }).waitFor();
  await shot(page, 'hospital-left-ja-390');
  await signInWith(page, hospital.manager, PASSWORD, 'ja');
  await page.getByText('このアカウントには企業の案件がありません。').waitFor();
  await page.goto('/ja/hospital/register');
  await page.getByText('このアカウントには医療機関の登録がありません', { exact: false }).waitFor();
  await axeClean(page);
  await shot(page, 'hospital-left-register-ja-390');
  expect(await page.getByText(hospital.name).count()).toBe(0);
  expect([...complaints, ...desk.complaints]).toEqual([]);
});
