import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { newAddress } from '../help/request';
import { readyCase } from '../help/round';
import { openLink, signIn } from '../help/sign-in';

test('experts are asked, reply by their mail alone, and the company reads facts without a name', async () => {
  const { number, firm } = await readyCase();
  await using browser = await newBrowser();
  const desk = await newVisit(browser, { language: 'ja' });
  await signIn(desk.page, 'DM', 'ja');
  const { page } = desk;

  await page.goto(`/ja/desk/cases/${number}/experts`);
  await page.getByText('専門家への照会はまだありません').waitFor();
  await axeClean(page);
  await shot(page, 'experts-none');
  await page.getByRole('button', { name: '専門家に照会する' }).click();
  const ask = page.getByRole('dialog', { name: '専門家への照会' });
  // What is missing is told at its field, and nothing typed is lost.
  const [aoyama, kuroda] = [newAddress(), newAddress()];
  await ask.locator('#expert-0-email').fill(aoyama);
  await ask.getByRole('button', { name: '1人に照会を送る' }).click();
  await ask.getByText('専門分野を入力').first().waitFor();
  await ask.locator('#expert-0-family').fill('青山');
  await ask.locator('#expert-0-given').fill('みどり');
  await ask.locator('#expert-0-field').fill('Thoracic oncology');
  await ask.locator('#expert-0-fee').fill('1時間 3万円');
  await ask.getByRole('button', { name: '専門家を足す' }).click();
  await ask.locator('#expert-1-email').fill(kuroda);
  await ask.locator('#expert-1-family').fill('Kuroda');
  await ask.locator('#expert-1-field').fill('Clinical pharmacology');
  await ask.locator('#expert-1-lang').getByText('英語').click();
  await ask.getByRole('button', { name: '窓口の質問を足す' }).click();
  await ask.locator('#own-0-ja').fill('対照薬は保険適用ですか。');
  await ask.locator('#own-0-en').fill('Is the comparator covered by insurance?');
  await axeClean(page);
  await shot(page, 'experts-ask');
  await ask.getByRole('button', { name: '2人に照会を送る' }).click();
  await page.getByRole('heading', { name: '第1回の照会' }).waitFor();
  await axeClean(page);
  await shot(page, 'experts-asked');

  // An expert reads the mail on a phone, and has no account.
  const invitation = await mailFor(aoyama, /ご専門についてのお尋ね/);
  const phone = await newVisit(browser, { language: 'ja', width: 390 });
  await phone.page.goto(invitation.links[0] ?? '');
  await phone.page.getByRole('heading', { name: '計画の概要' }).waitFor();
  await shot(phone.page, 'expert-asked');
  await phone.page.getByRole('radio', { name: '回答する', exact: true }).check();
  await phone.page.getByRole('radio', { name: '変更すれば実施できる' }).check();
  await phone.page.getByRole('button', { name: '回答を送る' }).click();
  await phone.page.locator('.err-sum, [role=alert]').first().waitFor();
  await axeClean(phone.page);
  await shot(phone.page, 'expert-faults');
  await phone.page.locator('#obstacles').fill('脳転移のある患者も対象に含めてください。');
  await phone.page.locator('#practice').getByText('一部合わない').click();
  await phone.page.locator('#patients').fill('1200');
  await phone.page.locator('#further-own_1').getByText('はい').click();
  await phone.page.locator('#interests').getByText('いいえ').click();
  await fitsItsWidth(phone.page);
  await axeClean(phone.page);
  await shot(phone.page, 'expert-answer');
  await phone.page.getByRole('button', { name: '回答を送る' }).click();
  await phone.page.getByText('ご回答を受け取りました').waitFor();
  await shot(phone.page, 'expert-done');

  // The other one has no time, in English.
  const second = await mailFor(kuroda, /A question in your field/);
  const other = await newVisit(browser, { language: 'en' });
  await other.page.goto(second.links[0] ?? '');
  await other.page.getByRole('radio', { name: 'Not this time' }).check();
  await other.page.getByRole('radio', { name: 'No time before the date' }).check();
  await axeClean(other.page);
  await shot(other.page, 'expert-declines');
  await other.page.getByRole('button', { name: 'Send the refusal' }).click();
  await other.page.getByText('Your refusal has reached us').waitFor();

  // The desk reads both and tells the company.
  await page.reload();
  await page.getByText('回答を読む：青山 みどり').click();
  await page.getByText('脳転移のある患者も対象に').waitFor();
  await axeClean(page);
  await shot(page, 'experts-replied');
  await page.getByRole('button', { name: '企業に伝える' }).click();
  const tell = page.getByRole('dialog', { name: '専門家の意見を企業に伝える' });
  await tell.locator('#experts-report').fill('One of two answered. Feasible if patients with brain metastases may join.');
  await shot(page, 'experts-pass');
  await tell.getByRole('button', { name: '企業に伝える' }).click();
  await page.getByText('に企業に伝えました').waitFor();

  await mailFor(firm, /What experts in Japan say/);
  const company = await newVisit(browser, { language: 'en' });
  await company.page.goto('/en/sign-in');
  await company.page.getByLabel('Email').fill(firm);
  await company.page.getByRole('button', { name: 'Send me a link and a code' }).click();
  const { links } = await mailFor(firm, /sign-in link/i);
  await openLink(company.page, links[0] ?? '', 'en');
  await company.page.goto(`/en/my/cases/${number}`);
  await company.page.getByRole('heading', { name: 'What experts in Japan say' }).waitFor();
  await company.page.getByText('brain metastases may join').waitFor();
  await company.page.getByRole('cell', { name: '1,200' }).waitFor();
  const shown = await company.page.locator('main').innerText();
  for (const secret of ['青山', 'Kuroda', '脳転移', '3万円']) expect(shown).not.toContain(secret);
  await axeClean(company.page);
  await shot(company.page, 'firm-experts');
  await company.page.setViewportSize({ width: 390, height: 800 });
  await fitsItsWidth(company.page);
  await shot(company.page, 'firm-experts-390');

  const all = [desk, phone, other, company].flatMap((visit) => visit.complaints);
  expect(all).toEqual([]);
});
