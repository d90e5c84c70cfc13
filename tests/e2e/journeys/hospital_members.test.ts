import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { account, signInWith } from '../help/sign-in';

const MANAGER = 'office@hospital14.example';
const APPROVER = 'approver@hospital14.example';
const NEW = 'takeda@members-journey.example';
const PASSWORD = 'correct-horse-会員-2026';

async function look(page: Page, name: string): Promise<void> {
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, name);
}

/** The row of one person in the table of members. */
function row(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name });
}

test('a manager invites somebody as two things, changes what they are, and names them as a deputy', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, MANAGER, account('HO').secret, 'ja');
  await page.goto('/ja/hospital/members');
  await page.getByRole('heading', { level: 1, name: 'メンバー' }).waitFor();
  // All faults at their fields at once.
  await page.getByRole('button', { name: '招待を送る' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(3);
  await look(page, 'hospital-members-faults-ja-1280');
  await page.locator('#family').fill('武田');
  await page.locator('#given').fill('直美');
  await page.locator('#email').fill(NEW);
  const kinds = page.getByRole('form', { name: 'メンバーを招待する' });
  await kinds.getByRole('checkbox', { name: /^治験コーディネーター/ }).check();
  await kinds.getByRole('checkbox', { name: /^医師/ }).check();
  await page.getByRole('button', { name: '招待を送る' }).click();
  await page.getByText(`${NEW}に招待を送りました。`).waitFor();
  await row(page, '武田 直美').getByText('医師', { exact: false }).waitFor();
  await look(page, 'hospital-members-ja-1280');

  const mail = await mailFor(NEW, /アカウント/);
  const invited = await newVisit(browser, { language: 'en', width: 390 });
  await invited.page.goto(mail.links[0] ?? '');
  await invited.page.locator('input[type=password]').fill(PASSWORD);
  await invited.page.locator('form button[type=submit]').click();
  await invited.page.waitForURL(/\/hospital$/);

  // Rights follow at once: she becomes one of the office.
  await page.reload();
  await row(page, '武田 直美').getByRole('button', { name: /^役割を変える/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^医師/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^治験事務局/ }).check();
  await look(page, 'hospital-members-roles-ja-1280');
  await dialog.getByRole('button', { name: '役割を保存する' }).click();
  await page.getByText('武田 直美の役割を変更しました。').waitFor();
  await invited.page.goto('/en/hospital/members');
  await invited.page.getByText('Managers invite members', { exact: false }).waitFor();
  await row(invited.page, '武田').getByText('Trial office', { exact: false }).waitFor();

  // The manager is away today, and she stands in.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
  const [year = '', month = '', day = ''] = today.split('-');
  for (const at of ['first', 'last']) {
    const parts = page.getByRole('group', { name: at === 'first' ? '最初の日' : '最後の日' });
    await parts.getByLabel('年').fill(year);
    await parts.getByLabel('月').fill(month);
    await parts.getByLabel('日', { exact: true }).fill(day);
  }
  await page.locator('#away-deputy').selectOption({ label: '武田 直美' });
  await page.getByRole('button', { name: '不在を登録する' }).click();
  await page.getByText('代理は武田 直美です。', { exact: false }).waitFor();
  await look(page, 'hospital-members-away-ja-1280');
  await invited.page.reload();
  await invited.page.getByText('away now', { exact: false }).waitFor();
  await look(invited.page, 'hospital-members-en-390');

  await page.getByRole('link', { name: '誰が何を見て、何を変えたか' }).click();
  await page.getByText('不在と代理を登録しました', { exact: false }).waitFor();
  await look(page, 'hospital-members-seen-ja-1280');
  // The last manager cannot step down.
  await page.goto('/ja/hospital/members');
  await row(page, MANAGER).getByRole('button', { name: /^役割を変える/ }).click();
  await dialog.getByRole('checkbox', { name: /^管理者/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^治験事務局/ }).check();
  await dialog.getByRole('button', { name: '役割を保存する' }).click();
  await dialog.getByText('管理者がいなくなるため', { exact: false }).waitFor();
  await look(page, 'hospital-members-last-manager-ja-1280');
  // The refusal itself is a line in the browser's own log.
  const refused = complaints.filter((one) => !/409/.test(one));
  expect([...refused, ...invited.complaints]).toEqual([]);
}, 240_000);

test('the approver confirms the whole register on a phone, and the desk reads it', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'en', width: 390 });
  await signInWith(page, APPROVER, account('HH').secret, 'en');
  await page.goto('/en/hospital/register');
  await page.getByRole('link', { name: 'Yearly confirmation of the register' }).click();
  await page.getByRole('heading', { level: 1, name: 'Yearly confirmation of the register' }).waitFor();
  await page.getByRole('button', { name: 'Confirm the whole register' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'hospital-attestation-faults-en-390');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Confirm the whole register' }).click();
  await page.getByText('The whole register is confirmed.', { exact: false }).waitFor();
  await page.getByText('Nothing has changed since', { exact: false }).waitFor();
  await look(page, 'hospital-attestation-en-390');
  const manager = await newVisit(browser, { language: 'ja' });
  await signInWith(manager.page, MANAGER, account('HO').secret, 'ja');
  await manager.page.goto('/ja/hospital/register/attestation');
  await manager.page.getByText('この確認は、院内承認者が行います。').waitFor();
  await look(manager.page, 'hospital-attestation-ja-1280');
  expect([...complaints, ...manager.complaints]).toEqual([]);
}, 240_000);
