import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { newestRequest, type ReadyCase, readyCase } from '../help/round';
import { account, signInWith } from '../help/sign-in';

const OFFICE = 'office@hospital11.example';
const DAYS = '審査の承認から契約の締結まで、何日かかりますか。';
const NURSE = '治験のための訪問看護ができますか。';
const OWN = 'このような患者は、どの診療科から紹介されますか。';
const OWN_SAID = '当院の総合診療科からです';

/** What the register knows before: 60 days, and a laboratory near the patient but no nurse. */
async function registered(): Promise<string> {
  await using office = await Caller.of(OFFICE);
  const read = () =>
    office.ask<{ version: number; hospital: { basic: { name_ja: string } } }>('GET', '/api/hospital/register');
  for (const [section, more] of [
    ['record', { days_to_contract: 60 }],
    ['data', { dct: ['dct_lab'] }],
  ] as const) {
    const { version } = await read();
    await office.ask('PATCH', `/api/hospital/register/${section}`, { values: { more } }, version);
  }
  return (await read()).hospital.basic.name_ja;
}

test('a round asks further, the register knows some of it and learns the rest, and the company reads no words', async () => {
  const name = await registered();
  const ready = await readyCase();
  await using browser = await newBrowser();
  const desk = await newVisit(browser, { language: 'ja' });
  const office = await newVisit(browser, { language: 'ja' });
  const firm = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(desk.page, account('DM').address, account('DM').secret, 'ja');
  await signInWith(office.page, OFFICE, account('HO').secret, 'ja');

  await theDeskAsksFurther(desk.page, ready, name);
  await mailFor(OFFICE, /実施可能性調査のお願い/);
  const blinded = await newestRequest(OFFICE);
  await theHospitalAnswersAndCorrects(office.page, blinded);
  await theDeskReadsAndProposes(desk.page, ready);
  await theCompanyReadsFacts(firm.page, ready);
  expect([...desk.complaints, ...office.complaints, ...firm.complaints]).toEqual([]);
}, 240_000);

async function theDeskAsksFurther(page: Page, ready: ReadyCase, name: string): Promise<void> {
  await page.goto(`/ja/desk/cases/${ready.number}/match`);
  const card = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `候補に入れる ${name}` }) });
  await card.getByRole('button', { name: `候補に入れる ${name}` }).click();
  const reason = page.getByLabel('手動で追加する理由');
  if ((await reason.count()) > 0) {
    await reason.fill('この調査の対象');
    await page.locator('.by-hand').getByRole('button').first().click();
  }
  await page.getByRole('button', { name: '1施設に送る' }).click();
  const dialog = page.getByRole('dialog', { name: '1施設に照会を送りますか' });
  await dialog.getByText('質問を足す', { exact: false }).first().click();
  const bank = dialog.getByRole('group', { name: '質問集から選ぶ' });
  for (const question of [DAYS, NURSE]) {
    const one = bank.getByRole('checkbox', { name: question });
    await one.check();
    await bank.locator('label').filter({ hasText: question }).getByText('登録済み：選んだ1施設すべて').waitFor();
  }
  await dialog.getByRole('button', { name: '窓口の質問を足す' }).click();
  await dialog.getByLabel('回答の形').selectOption({ label: '文章' });
  await dialog.getByLabel('質問（日本語）').fill(OWN);
  await dialog.getByLabel('質問（英語）').fill('Which departments refer such patients?');
  await dialog.getByText('医療機関の画面で確かめる').click();
  const preview = dialog.getByRole('region', { name: '医療機関に見える画面' });
  await preview.getByRole('heading', { name: OWN }).waitFor();
  await preview.getByText('60', { exact: true }).waitFor();
  await axeClean(page);
  await shot(page, 'round-questions-preview-ja');
  const sent = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/rounds') && answer.ok(),
  );
  await dialog.getByRole('button', { name: '1施設に送る' }).click();
  await sent;
}

async function theHospitalAnswersAndCorrects(page: Page, blinded: string): Promise<void> {
  await page.goto(`/ja/hospital/requests/${blinded}`);
  await page.getByRole('radio', { name: '関心がある' }).check();
  await page.getByRole('button', { name: /^登録情報の答え\d件をすべて使う$/ }).click();
  await page.locator('#patients').fill('12');
  await page.locator('#realistic').fill('6');
  await page.getByRole('radio', { name: 'いいえ、伝えない' }).check();
  await page.getByRole('button', { name: `直す ${DAYS}` }).click();
  await page.locator('#further-contract_days').fill('４５');
  await page.getByText('登録情報では「60」です。').waitFor();
  await page.getByRole('button', { name: `直す ${NURSE}` }).click();
  await page.getByRole('group', { name: NURSE }).getByRole('radio', { name: 'はい' }).check();
  await page.locator('#further-own_1').fill(OWN_SAID);
  await axeClean(page);
  await shot(page, 'round-questions-answer-ja');

  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('heading', { name: '回答の確認' }).waitFor();
  const tick = page.locator('.write-back');
  await tick.getByText('60 → 45').waitFor();
  await tick.getByText('いいえ → はい').waitFor();
  await tick.getByText(/実績、データ・DCT$/).waitFor();
  expect(await tick.getByText(OWN).count()).toBe(0);
  expect(await page.getByRole('checkbox', { name: '登録情報にも反映する' }).isChecked()).toBe(true);
  await axeClean(page);
  await shot(page, 'round-questions-check-ja');
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await fitsItsWidth(page);
  await shot(page, 'round-questions-check-ja-390');
  if (wide) await page.setViewportSize(wide);
  await page.getByRole('button', { name: '窓口に送る' }).click();
  const dialog = page.getByRole('dialog', { name: '窓口に回答を送りますか' });
  await dialog.getByRole('button', { name: '窓口に送る' }).click();
  await page.getByText('窓口に回答を送りました。').waitFor();

  // The register shows the new values, and its history names the survey.
  await page.goto('/ja/hospital/register/record/3');
  const days = page.getByLabel('審査の承認から契約まで（中央値）');
  await days.waitFor();
  expect(await days.inputValue()).toBe('45');
  await page.goto('/ja/hospital/register/data/2');
  const places = ['訪問看護', '近隣の検査機関'].map((place) => page.getByRole('checkbox', { name: place }));
  for (const place of places) expect(await place.isChecked()).toBe(true);
  await page.goto('/ja/hospital/register/history');
  await page.getByText(`${blinded}への回答とともに`).first().waitFor();
}

async function theDeskReadsAndProposes(page: Page, ready: ReadyCase): Promise<void> {
  await page.goto(`/ja/desk/cases/${ready.number}/rounds/1`);
  for (const [question, said] of [
    [DAYS, '45'],
    [NURSE, 'はい'],
    [OWN, OWN_SAID],
  ] as const) {
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: question }) });
    await row.getByRole('cell', { name: said, exact: true }).waitFor();
  }
  await axeClean(page);
  await shot(page, 'round-questions-desk-ja');
  await page.getByRole('button', { name: '照会を締め切る' }).click();
  const closing = page.getByRole('dialog');
  await closing.getByRole('button', { name: '照会を締め切る' }).click();
  await closing.waitFor({ state: 'hidden' });

  // The letter's draft quotes what the company may read, under the hospital's letter.
  await page.goto(`/ja/desk/cases/${ready.number}/proposal`);
  const letter = page.getByRole('textbox', { name: '企業への回答（英語）' });
  await letter.waitFor();
  const draft = await letter.inputValue();
  expect(draft).toContain('Hospital A\n');
  expect(draft).toContain('- How many days from approval to the signed contract? 45');
  expect(draft).toContain('- Can a nurse visit patients at home for the trial? Yes');
  for (const words of [OWN_SAID, 'Which departments']) expect(draft).not.toContain(words);
  await axeClean(page);
  await shot(page, 'round-questions-letter-ja');
  await page.getByRole('button', { name: '候補を提示する' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '候補を提示する' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function theCompanyReadsFacts(page: Page, ready: ReadyCase): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByLabel('Email').fill(ready.firm);
  await page.getByRole('button', { name: 'Send me a link and a code' }).click();
  await page.waitForURL(/\/en\/code$/);
  const { code } = await mailFor(ready.firm, /sign-in link/i);
  await page.getByLabel('6-digit code').fill(code ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/my/);
  await page.goto(`/en/my/cases/${ready.number}`);
  const facts = page.getByRole('region', { name: 'Answers to further questions' });
  const days = facts.getByRole('row', { name: /days from approval to the signed contract/ });
  await days.getByRole('cell', { name: '45' }).waitFor();
  const nurse = facts.getByRole('row', { name: /nurse visit patients at home/ });
  await nurse.getByRole('cell', { name: 'Yes' }).waitFor();
  expect(await page.content()).not.toContain(OWN_SAID);
  expect(await page.content()).not.toContain('Which departments refer');
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'round-questions-firm-en-390');
}
