import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { openRound } from '../help/round';
import { account, signInWith } from '../help/sign-in';

const OFFICE = 'office@hospital14.example';
const APPROVER = 'approver@hospital14.example';

test('an answer grows from its figures, corrects the register, and goes out by the approver', async () => {
  const round = await openRound([OFFICE]);
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  const head = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(page, OFFICE, account('HO').secret, 'ja');
  await signInWith(head.page, APPROVER, account('HO').secret, 'en');

  await page.goto('/ja/hospital/members');
  await page.getByRole('button', { name: '承認を必要にする' }).click();
  await page.getByText('承認を必要にしました').waitFor();
  await axeClean(page);
  await shot(page, 'hospital-approval-setting');

  // The register knows how many are seen in a year; the office counted again.
  await page.goto(`/ja/hospital/requests/${round.blinded}`);
  await page.getByRole('radio', { name: '関心がある' }).check();
  await page.getByRole('button', { name: '直す 年間の患者数' }).click();
  const before = Number(await page.locator('#seen').inputValue());
  const now = before + 20;
  await page.locator('#seen').fill(String(now));
  await page.getByText(`登録情報では${before}例`).waitFor();
  await page.locator('#fits').fill('30');
  await page.locator('#months').fill('12');
  const eligible = Math.floor(now * 0.3 + 0.5);
  await page.getByText(`期間中の適格患者は${eligible}例`).waitFor();
  await page.getByRole('button', { name: `見積りの${eligible}例を使う` }).click();
  await page.locator('#consents').fill('50');
  const expected = Math.floor(now * 0.15 + 0.5);
  await page.getByText(`登録の見込みは${expected}例`).waitFor();
  await page.locator('#realistic').fill(String(expected - 1));
  await page.getByText(`見積りの${expected}例とは違う数です`).waitFor();
  if (await page.locator('#use-pi').isVisible()) await page.locator('#use-pi').click();
  else await page.locator('#pi').fill('見本 一郎');
  if (await page.locator('#use-start').isVisible()) await page.locator('#use-start').click();
  await page.getByRole('radio', { name: 'はい、伝えてよい' }).check();
  await page.getByText('最後の記入').first().waitFor();
  await axeClean(page);
  await shot(page, 'hospital-answer-figures');

  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('heading', { name: '回答の確認' }).waitFor();
  await page.getByText(`${before}例 → ${now}例`).waitFor();
  await axeClean(page);
  await shot(page, 'hospital-answer-write-back');
  await page.getByRole('button', { name: '院内承認者に回す' }).click();
  const dialog = page.getByRole('dialog', { name: '院内承認者に回しますか' });
  await dialog.getByRole('button', { name: '院内承認者に回す' }).click();
  await page.getByText('院内承認者の承認を待っています').first().waitFor();
  await shot(page, 'hospital-answer-waits');

  // The approver reads it on a phone, sends it back once, then approves.
  await mailFor(APPROVER, /承認/);
  await head.page.goto('/en/hospital');
  await head.page.getByText('Awaits approval').first().waitFor();
  await shot(head.page, 'hospital-home-approver');
  await head.page.goto(`/en/hospital/requests/${round.blinded}`);
  await head.page.getByRole('button', { name: 'Send back' }).click();
  const back = head.page.getByRole('dialog', { name: 'Send the answer back' });
  await back.getByRole('button', { name: 'Send back' }).click();
  await back.getByText('Enter What to change').first().waitFor();
  await back.getByLabel('What to change').fill('One fewer, please look at spring.');
  await back.getByRole('button', { name: 'Send back' }).click();
  await back.waitFor({ state: 'detached' });
  await mailFor(OFFICE, /差し戻されました/);

  await page.goto(`/ja/hospital/requests/${round.blinded}`);
  await page.getByText('直してほしいこと：One fewer').waitFor();
  await page.locator('#realistic').fill(String(expected - 2));
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('button', { name: '院内承認者に回す' }).click();
  await dialog.getByRole('button', { name: '院内承認者に回す' }).click();
  await page.getByText('院内承認者の承認を待っています').first().waitFor();

  await head.page.reload();
  await head.page.getByRole('button', { name: 'Approve and send to the desk' }).waitFor();
  await fitsItsWidth(head.page);
  await axeClean(head.page);
  await shot(head.page, 'hospital-answer-approver');
  await head.page.getByRole('button', { name: 'Approve and send to the desk' }).click();
  const yes = head.page.getByRole('dialog', { name: 'Approve and send to the desk?' });
  await yes.getByRole('button', { name: 'Approve and send to the desk' }).click();
  await head.page.getByText('Your answer has reached the desk').waitFor();

  await page.goto('/ja/hospital/register/history');
  await page.getByText(`${round.blinded}への回答とともに`).waitFor();
  await shot(page, 'hospital-register-history-survey');
  expect([...complaints, ...head.complaints]).toEqual([]);
});
