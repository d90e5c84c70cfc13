import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { account, signIn, signInWith } from '../help/sign-in';

const ASKS = 'office@hospital09.example';
const READS = 'office@hospital11.example';

test('an answer is shared anew without its name, and another hospital finds it while it types its question', async () => {
  // A word that no other journey's question holds.
  const word = randomUUID().slice(0, 8);
  await using asker = await Caller.of(ASKS);
  const { hospital } = await asker.ask<{ hospital: { basic: { name_ja: string } } }>('GET', '/api/hospital/register');
  const name = hospital.basic.name_ja;
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, ASKS, account('HO').secret, 'ja');
  await page.goto('/ja/hospital/consult');
  await page.locator('#consult-theme').selectOption({ label: '英語契約' });
  await page.locator('#consult-text').fill(`${name}では${word}版の英文ひな形を使えますか。`);
  await page.getByRole('radio', { name: '共有してよい' }).check();
  await page.getByRole('button', { name: '窓口に送る' }).click();
  await page.waitForURL(/\/hospital\/consult\/B-R\d{2}-\d{3}/);
  const number = /B-R\d{2}-\d{3}/.exec(page.url())?.[0] ?? '';
  await mailFor(ASKS, new RegExp(`\\[${number}\\].*受け付け`));

  // The desk answers it, then writes it anew for everybody.
  const desk = await newVisit(browser, { language: 'ja' });
  await signIn(desk.page, 'DM', 'ja');
  await desk.page.goto(`/ja/desk/consultations/${number}`);
  const done = (act: string) =>
    desk.page.waitForResponse((answer) => answer.url().endsWith(`/${number}/${act}`) && answer.ok());
  await desk.page.getByRole('toolbar').getByRole('button', { name: '振り分ける', exact: true }).click();
  const sorted = done('triage');
  await desk.page.getByRole('dialog').getByRole('button', { name: '振り分ける', exact: true }).click();
  await sorted;
  await desk.page.locator('#answer-text').fill(`使えます。${word}版は第3条を直してください。`);
  await desk.page.getByRole('radio', { name: '回答', exact: true }).check();
  const answered = done('answer');
  await desk.page.getByRole('button', { name: '医療機関に回答する' }).click();
  await answered;

  await desk.page.getByRole('button', { name: '共有する文面を書く' }).click();
  // The form begins with what was asked, and refuses the name in it where it stands.
  expect(await desk.page.locator('#shared-question_ja').inputValue()).toContain(name);
  await axeClean(desk.page);
  await desk.page.getByRole('button', { name: '共有する', exact: true }).click();
  await desk.page.locator('.errsum').getByText(`「${name}」から医療機関や案件がわかります`).waitFor();
  await axeClean(desk.page);
  await shot(desk.page, 'shared-answer-refused-ja');
  await desk.page.locator('#shared-question_ja').fill(`${word}版の英文ひな形は使えますか。`);
  await desk.page.locator('#shared-question_en').fill(`Can we use template ${word}?`);
  await desk.page.locator('#shared-answer_en').fill('Yes, with clause 3 changed.');
  const shared = done('shared-answer');
  await desk.page.getByRole('button', { name: '共有する', exact: true }).click();
  await shared;
  await desk.page.getByText('共有しました。すべての医療機関が読めます。').waitFor();
  await axeClean(desk.page);
  await shot(desk.page, 'shared-answer-done-ja');

  // Another hospital types its question, and finds the answer below it in its language.
  const other = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(other.page, READS, account('HO').secret, 'en');
  await other.page.goto('/en/hospital/consult');
  await other.page.locator('#consult-text').fill(`May we use the template ${word}`);
  const found = other.page.locator('.question-box').getByRole('listitem').filter({ hasText: word });
  await found.getByText(`Can we use template ${word}?`).click();
  await found.getByText('Yes, with clause 3 changed.').waitFor();
  await axeClean(other.page);
  await fitsItsWidth(other.page);
  await shot(other.page, 'shared-answer-found-en-390');
  await other.page.goto('/en/hospital/consult/answers');
  await other.page.locator('#shared-search').fill(word);
  await other.page.getByText(`Can we use template ${word}?`).waitFor();
  const read = await other.page.content();
  for (const secret of [name, number]) expect(read).not.toContain(secret);
  expect([...complaints, ...desk.complaints, ...other.complaints]).toEqual([]);
});
