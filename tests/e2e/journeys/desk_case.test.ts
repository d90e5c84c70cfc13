import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, shot } from '../help/look';
import { mailFor, mails } from '../help/mails';
import { sendRequest } from '../help/round';
import { account, signIn, signInWith } from '../help/sign-in';

const MANAGER = 'manager@desk.example';
const SECOND = 'manager2@desk.example';

const signInAs = async (page: Page, address: string) => {
  const role = address === MANAGER ? 'DM' : 'DM2';
  await signInWith(page, address, account(role).secret, 'ja');
};

test('a case manager takes a case, talks, records a contact and closes it, by keyboard alone', async () => {
  const { number, caller } = await sendRequest();
  await using _ = caller;
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInAs(page, MANAGER);
  const lead = await newVisit(browser, { language: 'ja' });
  await signIn(lead.page, 'DL', 'ja');

  await page.goto(`/ja/desk/cases/${number}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, /^担当する$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'この案件を担当しますか' }).waitFor();
  await tabTo(page, /^担当する$/);
  await page.keyboard.press('Enter');
  await page.getByText('あなたの番', { exact: true }).waitFor();
  // Ten seconds to take it back, spoken.
  await page.getByRole('status').filter({ hasText: `${number}：担当になりました` }).waitFor();

  // Single keys open the exits of triage; Esc closes and gives the focus back.
  await page.keyboard.press('1');
  const decision = page.getByRole('dialog', { name: '受理の判断' });
  await decision.waitFor();
  await page.keyboard.press('Escape');
  await decision.waitFor({ state: 'hidden' });

  await page.keyboard.press('1');
  await decision.waitFor();
  for (let line = 0; line < 7; line += 1) {
    await tabTo(page, /^はい$/);
    await page.keyboard.press('Space');
  }
  await tabTo(page, /^受理する$/);
  await page.keyboard.press('Enter');
  // A case manager only proposes: the lead is the second person.
  await page.getByText('もう1人の確認を待っています').waitFor();
  await lead.page.goto(`/ja/desk/cases/${number}/progress`);
  await lead.page.getByText('2人目確認待ち：受理する').waitFor();
  await tabTo(lead.page, /^確認して実行する$/);
  await lead.page.keyboard.press('Enter');
  await lead.page.getByText('確認して実行しました').waitFor();

  // The tabs by [ and ], each with an address of its own.
  await page.goto(`/ja/desk/cases/${number}/consultation`);
  await page.getByText('未算入：実質的な回答がまだありません（規則2）').waitFor();
  await page.keyboard.press(']');
  await page.waitForURL(`**/${number}/company`);
  await page.keyboard.press('[');
  await page.waitForURL(`**/${number}/consultation`);

  await tabTo(page, /^相談を記録する$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${number}/support/record`);
  await tabTo(page, '#contact-clock');
  await page.keyboard.type('0:01');
  await tabTo(page, /^メール$/);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^事務連絡/);
  await page.keyboard.press('ArrowUp');
  await tabTo(page, '#contact-minutes');
  await page.keyboard.type('３０');
  await tabTo(page, '#contact-text');
  await page.keyboard.type('We explained how hospitals are asked. r n s 1');
  // Nothing typed is lost on a reload, and no key of the console acted while typing.
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('#contact-text').inputValue()).toContain('r n s 1');
  await tabTo(page, /^相談を記録する$/);
  await tabTo(page, '#contact-text');
  await tabTo(page, /^相談を記録する$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${number}/support`);
  await page.getByText('相談回数1回、合計30分').waitFor();
  await page.goto(`/ja/desk/cases/${number}/consultation`);
  await page.getByText('+1 算入（区分K）').waitFor();

  // 状態 by key, then the rarer acts.
  await page.keyboard.press('s');
  await tabTo(page, /^終了する$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '案件の終了' }).waitFor();
  await tabTo(page, '#close-outcome');
  await page.keyboard.type('G1');
  await tabTo(page, /^終了する$/);
  await page.keyboard.press('Enter');
  await page.getByText('2人目確認待ち：終了する').or(page.getByText('もう1人の確認を待っています')).first().waitFor();
  expect(complaints).toEqual([]);
});

test('a note stays inside the desk; a message goes to the company and its mail says nothing of it', async () => {
  const { number, email, caller: firm } = await sendRequest();
  await using _ = firm;
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInAs(page, MANAGER);
  await page.goto(`/ja/desk/cases/${number}/progress`);
  await page.getByRole('heading', { level: 1 }).waitFor();

  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: '内部 内部メモ' });
  await expect.poll(() => note.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type('Canary-inside: the price is too high.');
  // While an input method composes, Ctrl and Enter belong to it.
  await note.evaluate((box) =>
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }),
    ),
  );
  expect(await note.inputValue()).toContain('Canary-inside');
  await page.keyboard.press('Control+Enter');
  const kept = page.getByRole('article').filter({ hasText: 'Canary-inside' });
  await kept.waitFor();
  expect(await kept.getAttribute('class')).toBe('in-note');
  expect(await kept.textContent()).toContain('内部');

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('r');
  await page.keyboard.type('Canary-outside: send the visit schedule.');
  await page.getByText('宛先1名：Sofia Reyes').waitFor();
  const before = (await mails(email)).length;
  await page.keyboard.press('Control+Enter');
  const sent = page.getByRole('article').filter({ hasText: 'Canary-outside' });
  await sent.waitFor();
  expect(await sent.getAttribute('class')).toBe('out-msg');
  await page.getByText('10秒後にSofia Reyesへ送ります').waitFor();
  await axeClean(page);
  await shot(page, 'desk-case-talk');

  const mail = await mailFor(email, new RegExp(`\\[${number}\\]`), { after: before > 0 ? 1 : 0 });
  expect(mail.raw).not.toContain('Canary');
  const seen = JSON.stringify(await firm.ask('GET', `/api/my/cases/${number}`));
  expect(seen).toContain('Canary-outside');
  expect(seen).not.toContain('Canary-inside');
  expect(complaints).toEqual([]);
});

test('two people at one field see both values and one is chosen; nothing is overwritten unseen', async () => {
  const { number, caller } = await sendRequest();
  await using _ = caller;
  await using browser = await newBrowser();
  const one = await newVisit(browser, { language: 'ja' });
  const other = await newVisit(browser, { language: 'ja' });
  await signInAs(one.page, MANAGER);
  await signInAs(other.page, SECOND);
  const box = (page: Page) => page.locator('#edit-indication_text');
  for (const { page } of [one, other]) {
    await page.goto(`/ja/desk/cases/${number}/consultation`);
    await page.locator('#change-indication_text').click();
    await box(page).waitFor();
  }
  await box(one.page).fill('Lung cancer, first line');
  await one.page.getByRole('button', { name: '保存する' }).click();
  await box(one.page).waitFor({ state: 'hidden' });

  await box(other.page).fill('Lung cancer, any line');
  await other.page.getByRole('button', { name: '保存する' }).click();
  const choice = other.page.getByRole('group', { name: /佐藤 由美が.*に変更しました。残す値を選んでください/ });
  await choice.waitFor();
  expect(await choice.textContent()).toContain('Lung cancer, first line');
  expect(await choice.textContent()).toContain('Lung cancer, any line');
  await axeClean(other.page);
  await shot(other.page, 'desk-case-conflict');
  await other.page.getByRole('radio', { name: /入力した値にする/ }).check();
  await other.page.getByRole('button', { name: '保存する' }).click();
  await choice.waitFor({ state: 'hidden' });

  // The history keeps both steps, and what was sent stays readable.
  await one.page.goto(`/ja/desk/cases/${number}/history`);
  const changes = one.page.locator('.changes');
  await expect.poll(() => changes.count()).toBe(2);
  expect(await changes.first().textContent()).toContain('Lung cancer, any line');
  await one.page.goto(`/ja/desk/cases/${number}/consultation`);
  const field = one.page.locator('.fact', { hasText: '対象疾患' });
  expect(await field.locator('del').textContent()).toContain('Non-small cell lung cancer, second line');
  expect(await field.locator('ins').textContent()).toBe('Lung cancer, any line');

  // Another field changed meanwhile is no conflict.
  await one.page.locator('#change-jp_status').click();
  await other.page.reload();
  await other.page.locator('#change-phase_planned').click();
  await other.page.locator('#edit-phase_planned').selectOption('p3');
  await other.page.getByRole('button', { name: '保存する' }).click();
  await other.page.locator('.editor').waitFor({ state: 'hidden' });
  await one.page.locator('#edit-jp_status').selectOption('decided');
  await one.page.getByRole('button', { name: '保存する' }).click();
  await one.page.locator('.editor').waitFor({ state: 'hidden' });
  expect([...one.complaints, ...other.complaints]).toEqual([]);
});
