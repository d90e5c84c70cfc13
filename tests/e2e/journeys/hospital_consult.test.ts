import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { account, signIn, signInWith } from '../help/sign-in';

// Nobody of this hospital has asked the desk before.
const OFFICE = 'office@hospital12.example';
const QUESTION = '英文の契約書で、賠償の上限をどう定めればよいですか。';

test('a hospital asks the desk by keyboard, answers what it is asked back, reads the answer and closes', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, OFFICE, account('HO').secret, 'ja');
  await page.goto('/ja/hospital/consult');
  await page.getByRole('heading', { level: 1, name: '窓口に相談' }).waitFor();
  await page.getByText('まだ相談はありません').waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'consult-empty-ja');

  // Too early: all faults at once, each at its field.
  await tabTo(page, /^窓口に送る$/);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '入力内容を確認してください' }).waitFor();
  const faults = page.locator('.errsum li');
  await expect.poll(() => faults.allTextContents()).toEqual([
    '主題を選んでください',
    '相談の内容を入力してください',
    '回答の共有を選んでください',
  ]);
  await axeClean(page);

  await tabTo(page, '#consult-theme');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#consult-text');
  await page.keyboard.insertText(QUESTION);
  // Nothing typed is lost on a reload.
  await page.reload();
  expect(await page.locator('#consult-text').inputValue()).toBe(QUESTION);
  expect(await page.locator('#consult-theme').inputValue()).toBe('english_contract');
  await tabTo(page, /^共有してよい$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^窓口に送る$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/hospital\/consult\/B-R\d{2}-\d{3}/);
  const number = /B-R\d{2}-\d{3}/.exec(page.url())?.[0] ?? '';
  await page.getByText(`受付番号は${number}です`).waitFor();
  await axeClean(page);
  await shot(page, 'consult-sent-ja');
  const receipt = await mailFor(OFFICE, new RegExp(`\\[${number}\\].*受け付け`));
  expect(receipt.links[0]).toContain(`/ja/hospital/consult/${number}`);
  const { address: lead } = account('DL');
  const notice = await mailFor(lead, new RegExp(`\\[${number}\\]`));
  expect(notice.text).not.toContain('賠償');

  // The desk sorts it and asks back.
  const desk = await newVisit(browser, { language: 'ja' });
  await signIn(desk.page, 'DM', 'ja');
  await desk.page.goto('/ja/desk/inbox');
  await desk.page.getByRole('link', { name: /^医療機関/ }).click();
  await desk.page.getByRole('link', { name: number }).click();
  await desk.page.getByRole('heading', { level: 1, name: '英語契約' }).waitFor();
  await axeClean(desk.page);
  await shot(desk.page, 'consult-desk-new-ja');
  const done = (act: string) =>
    desk.page.waitForResponse((answer) => answer.url().endsWith(`/${number}/${act}`) && answer.ok());
  const press = async (act: string, name: string) => {
    const answer = done(act);
    await desk.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await answer;
  };
  const open = (name: string) =>
    desk.page.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
  await open('振り分ける');
  await axeClean(desk.page);
  await press('triage', '振り分ける');
  await open('医療機関に確認する');
  await desk.page.locator('#act-text').fill('ひな形のどの版ですか。');
  await press('questions', '医療機関に確認する');
  await desk.page.getByText('先方対応中：医療機関').first().waitFor();

  // It stands among what the hospital has to do; its answer starts the clock again.
  await mailFor(OFFICE, new RegExp(`\\[${number}\\].*確認`));
  await page.goto('/ja/hospital');
  await page.getByRole('link', { name: new RegExp(number) }).first().click();
  await page.getByText('ひな形のどの版ですか。').waitFor();
  await page.locator('#consult-reply').fill('第2版です。');
  const replied = page.waitForResponse((answer) => answer.url().endsWith('/replies') && answer.ok());
  await page.getByRole('button', { name: '窓口に送る' }).click();
  await replied;
  await page.getByText('窓口に送りました').waitFor();

  // A text is worked on, then sent.
  await desk.page.reload();
  await desk.page.locator('#answer-text').fill('条文例を示します。');
  const saved = done('working-text');
  await desk.page.getByRole('button', { name: '文面を保存する' }).click();
  await saved;
  await desk.page.getByText('最後の保存').waitFor();
  expect(await desk.page.locator('#answer-text').inputValue()).toBe('条文例を示します。');
  await desk.page.getByRole('radio', { name: '資料・ひな形を提供' }).check();
  await desk.page.getByRole('button', { name: '医療機関に回答する' }).click();
  await desk.page.getByRole('alert').waitFor();
  await desk.page.locator('#answer-detail').fill('英文契約書ひな形（第3版）');
  const sent = done('answer');
  await desk.page.getByRole('button', { name: '医療機関に回答する' }).click();
  await sent;
  await axeClean(desk.page);
  await shot(desk.page, 'consult-desk-answered-ja');

  const answered = await mailFor(OFFICE, new RegExp(`\\[${number}\\].*回答$`));
  await page.goto(answered.links[0] ?? '');
  await page.getByText('条文例を示します。').waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'consult-answered-ja');
  const thanked = page.waitForResponse((answer) => answer.url().endsWith('/thanks') && answer.ok());
  await page.getByRole('button', { name: '解決した' }).click();
  await thanked;
  await page.getByText('相談を終了しました').waitFor();

  await desk.page.goto('/ja/desk/consultations?show=all');
  const row = desk.page.getByRole('row').filter({ hasText: number });
  await row.getByText('資料・ひな形を提供').waitFor();
  expect([...complaints, ...desk.complaints]).toEqual([]);
});
