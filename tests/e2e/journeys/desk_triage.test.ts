import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { registerCase } from '../help/desk';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { chooseByKey } from '../help/request';
import { account, signIn } from '../help/sign-in';

const stageOf = async (by: Caller, number: string) =>
  (await by.ask<{ stage: string; hold: unknown }>('GET', `/api/desk/cases/${number}`)).stage;

/** Presses `j` until this case is open beside the queue. */
async function walkTo(page: Page, number: string): Promise<void> {
  // Read in the page: what the driver knows of the address lags behind a quick key.
  const open = () => page.evaluate(() => new URLSearchParams(location.search).get('case'));
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await open()) === number) break;
    await page.keyboard.press('j');
  }
  expect(await open()).toBe(number);
  await page.locator('.reader').getByText(number, { exact: false }).first().waitFor();
  await page.getByRole('toolbar', { name: '受付の判断' }).waitFor();
}

/** Opens an exit by its key and waits for its dialog. */
async function exit(page: Page, key: string, name: string) {
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

/** What was done, in the bar that takes it back. */
const told = (page: Page, number: string, what: string) =>
  page.getByRole('status').filter({ hasText: `${number}：${what}` }).waitFor();

test('five requests leave the inbox by single keys, one is taken back, and typing never triggers a key', async () => {
  await using lead = await Caller.of(account('DL').address);
  const cases = [];
  for (let n = 0; n < 5; n += 1) cases.push((await registerCase(lead)).number);
  const [accepted = '', merged = '', declined = '', held = '', asked = ''] = cases;

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signIn(page, 'DL', 'ja');
  await page.goto('/ja/desk/inbox');
  await page.getByRole('heading', { name: /^未処理\d+件$/ }).waitFor();
  const begun = Date.now();

  // Single keys rest while something is typed: in the search, and while Japanese is converted.
  await page.keyboard.press('/');
  await page.keyboard.type('h1i23');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.locator('#desk-search').fill('');
  await page.getByRole('heading', { level: 1 }).click();
  await page.evaluate(() => {
    const key = (init: KeyboardEventInit) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
    key({ key: '1', isComposing: true });
    key({ key: 'h', ctrlKey: true });
  });
  expect(await page.getByRole('dialog').count()).toBe(0);

  // 1 受理, taken back by its key, then done.
  await walkTo(page, accepted);
  await axeClean(page);
  const accept = async () => {
    await exit(page, '1', '受理の判断');
    for (let line = 0; line < 7; line += 1) {
      await tabTo(page, /^はい$/);
      await page.keyboard.press('Space');
    }
    await tabTo(page, /^受理する$/);
    await page.keyboard.press('Enter');
    await told(page, accepted, '受理しました');
  };
  await accept();
  await page.keyboard.press('u');
  await page.getByText('直前の操作を取り消しました').waitFor();
  expect(await stageOf(lead, accepted)).toBe('received');
  await accept();

  // 2 重複: into the case that was just accepted.
  await walkTo(page, merged);
  const merge = await exit(page, '2', '重複する案件に統合');
  const other = merge.getByLabel('統合先の案件番号');
  if (!(await other.isVisible())) await merge.getByLabel('番号で指定する').check();
  await other.fill(accepted.toLowerCase());
  await merge.getByLabel('1件とする理由').fill('同じ会社の同じ治験');
  await tabTo(page, new RegExp(`^${accepted}に統合する$`));
  await page.keyboard.press('Enter');
  await page.locator('.reader').getByText(`${accepted}に統合しました`).waitFor();
  expect(await stageOf(lead, merged)).toBe('merged');

  // 3 対象外: a reason, no referral, the letter that is there already.
  await walkTo(page, declined);
  const decline = await exit(page, '3', '対象外にする');
  await tabTo(page, /^当窓口の業務の範囲外$/);
  await page.keyboard.press('Space');
  await decline.getByLabel('紹介先').selectOption('none_needed');
  expect(await decline.getByLabel('企業への文面（英語）').inputValue()).toContain('cannot');
  await tabTo(page, /^対象外にする$/);
  await page.keyboard.press('Enter');
  await told(page, declined, '対象外としました');

  // h 保留: Japanese is being converted in the reason, and no key of the page below answers.
  await walkTo(page, held);
  await exit(page, 'h', '保留');
  await tabTo(page, '#hold-reason');
  const line = await page.context().newCDPSession(page);
  await line.send('Input.imeSetComposition', { text: 'へんじまち', selectionStart: 5, selectionEnd: 5 });
  await page.keyboard.press('Enter');
  await line.send('Input.insertText', { text: '返事待ち' });
  expect(await page.getByRole('dialog').count()).toBe(1);
  const day = new Date(Date.now() + 20 * 86_400_000);
  await page.getByRole('dialog').getByLabel('年').fill(`${day.getUTCFullYear()}`);
  await page.getByRole('dialog').getByLabel('月').fill(`${day.getUTCMonth() + 1}`);
  await page.getByRole('dialog').getByLabel('日', { exact: true }).fill(`${day.getUTCDate()}`);
  await tabTo(page, /^保留する$/);
  await page.keyboard.press('Enter');
  await told(page, held, '');
  const hold = await lead.ask<{ hold: { reason: string } | null }>('GET', `/api/desk/cases/${held}`);
  expect(hold.hold?.reason).toContain('返事待ち');

  // i 情報補完依頼: a field that is empty, asked in English.
  await walkTo(page, asked);
  await exit(page, 'i', '情報補完の依頼');
  await tabTo(page, /^ウェブサイト$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^1項目を依頼する$/);
  await page.keyboard.press('Enter');
  await told(page, asked, '1項目の回答を依頼しました');
  expect(await stageOf(lead, asked)).toBe('info_wait');

  const minutes = (Date.now() - begun) / 60_000;
  console.log(`five requests decided in ${minutes.toFixed(1)} min by a script that reads nothing`);
  expect(await stageOf(lead, accepted)).toBe('accepted');
  expect(await stageOf(lead, declined)).toBe('not_accepted');
  await shot(page, 'desk-inbox-done-ja-1280');
  expect(complaints).toEqual([]);
});

test('an intake officer proposes, is told so plainly, and the lead confirms or sends back', async () => {
  await using officer = await Caller.of(account('DI').address);
  const { number } = await registerCase(officer);
  await using browser = await newBrowser();
  const intake = await newVisit(browser, { language: 'ja' });
  await signIn(intake.page, 'DI', 'ja');
  await intake.page.goto(`/ja/desk/inbox?case=${number}`);
  await intake.page.getByRole('toolbar', { name: '受付の判断' }).waitFor();
  await exit(intake.page, '3', '対象外にする');
  await chooseByKey(intake.page, /^当窓口の業務の範囲外$/, /^実在を確認できず$/);
  await intake.page.getByRole('dialog').getByLabel('紹介先').selectOption('none_needed');
  await tabTo(intake.page, /^対象外にする$/);
  await intake.page.keyboard.press('Enter');
  await intake.page.getByText('もう1人の確認を待っています。確認した人が実行します').waitFor();
  await intake.page.locator('.queued.sel').getByText('2人目確認待ち').waitFor();

  const lead = await newVisit(browser, { language: 'ja' });
  await signIn(lead.page, 'DL', 'ja');
  await lead.page.goto('/ja/desk/proposals');
  const line = lead.page.getByRole('listitem').filter({ hasText: number });
  await line.getByText('実在を確認できず').waitFor();
  await axeClean(lead.page);
  await line.getByRole('button', { name: `差し戻す ${number} 対象外` }).click();
  await lead.page.getByRole('dialog', { name: '差し戻す理由' }).waitFor();
  await lead.page.getByRole('button', { name: '差し戻す', exact: true }).last().click();
  // A reason is asked for, at the field and above.
  expect(await lead.page.getByText('理由を入力してください').count()).toBe(2);
  await lead.page.getByRole('textbox', { name: '理由' }).fill('会社のサイトで確認できました');
  await lead.page.keyboard.press('Escape');
  await line.getByRole('button', { name: `確認して実行する ${number} 対象外` }).click();
  await lead.page.getByText(`${number} 対象外を実行しました`).waitFor();
  expect(await stageOf(officer, number)).toBe('not_accepted');
  expect([...intake.complaints, ...lead.complaints]).toEqual([]);
});

test('the desk registers a phone call on one page; faults stand at the field, nothing typed is lost', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signIn(page, 'DI', 'ja');
  await page.goto('/ja/desk/cases/new');
  await page.getByRole('radio', { name: '電話', exact: true }).check();
  await page.getByLabel('相談の原文').fill('She asked which hospitals follow SSc-ILD.');
  await page.getByLabel('企業名').fill('Fjordlys Pharma 髙𠮷');
  await page.getByLabel('勤務先のメールアドレス').fill('ingrid at fjordlys.example');
  await page.getByRole('button', { name: '案件を登録する' }).click();
  // All faults at once: the summary has the focus, the same words stand at the field.
  const summary = page.getByRole('alert').filter({ hasText: '入力内容を確認してください' });
  await summary.getByText('メールアドレスはname@example.comの形で入力してください').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('errsum');
  expect(await page.getByText('＊メールアドレスはname@example.comの形で入力してください').count()).toBe(1);
  await axeClean(page);

  await page.reload();
  expect(await page.getByLabel('企業名').inputValue()).toBe('Fjordlys Pharma 髙𠮷');
  await page.getByLabel('姓').fill('Solberg');
  await page.getByLabel('名', { exact: true }).fill('Ingrid');
  await page.getByRole('radio', { name: '依頼者の社員' }).check();
  await page.getByLabel('勤務先のメールアドレス').fill(`ingrid${Date.now()}@fjordlys.example`);
  await page.getByLabel('タイムゾーン').selectOption('Europe/Copenhagen');
  await page.getByLabel('本社の国・地域').selectOption('NO');
  await page.getByRole('radio', { name: '新興バイオ医薬品企業' }).check();
  await page.getByRole('radio', { name: '拠点なし' }).check();
  await page.getByRole('radio', { name: '医薬品', exact: true }).check();
  await page.getByRole('checkbox', { name: '抗体', exact: true }).check();
  await page.getByLabel('対象疾患').fill('Pancreatic cancer');
  await page.getByLabel('領域').selectOption('oncology_solid');
  await page.getByLabel('日本で行う治験の相').selectOption('p1b_2');
  await page.getByRole('radio', { name: '検討中' }).check();
  await page.getByRole('checkbox', { name: 'まだわからない' }).check();
  await page.getByRole('checkbox', { name: '施設の探索' }).check();
  await page.getByLabel('窓口を知ったきっかけ').selectOption('web_search');
  await page.getByRole('checkbox', { name: '個人情報の取扱いを相談した人に伝え、了承を得ました' }).check();
  await page.getByRole('checkbox', { name: '機密情報を書いていないことを確認しました' }).check();
  await page.getByRole('button', { name: '案件を登録する' }).dblclick();
  await page.waitForURL(/\/desk\/inbox\?case=A-R\d+-\d+$/);
  await page.getByText('She asked which hospitals follow SSc-ILD.').waitFor();
  await page.getByText('電話').first().waitFor();
  // One case, though the button was pressed twice.
  await page.goto(`/ja/desk/cases?company=${encodeURIComponent('髙𠮷')}`);
  await page.getByText(/^\d+件$/).first().waitFor();
  const numbers = await page.locator('a[id^="case-"]').allTextContents();
  expect(new Set(numbers).size).toBe(numbers.length);
  await fitsItsWidth(page);
  expect(complaints).toEqual([]);
});
