import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor, mails } from '../help/mails';
import { account, signIn } from '../help/sign-in';

const OFFICE = 'chiken@joining-journey.example';
const NAME = '参加見本病院';
const PASSWORD = 'correct-horse-参加-2026';

/** The day in Japan, as a date field takes it. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}

async function look(page: Page, name: string): Promise<void> {
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, name);
}

test('a hospital applies on a phone, answers the desk, is approved and opens its register', async () => {
  await using browser = await newBrowser();
  const { page: office, complaints } = await newVisit(browser, { language: 'ja', width: 390 });
  await office.goto('/ja/hospital/join');
  await office.getByRole('heading', { level: 1, name: '医療機関の参加申請' }).waitFor();
  // Every fault at once, at its field; what was typed stays.
  await office.getByLabel('正式名称（日本語）').fill(NAME);
  await office.getByRole('button', { name: '確認コードを送る' }).click();
  await office.getByRole('alert').first().waitFor();
  await look(office, 'hospital-join-faults-ja-390');
  expect(await office.getByLabel('正式名称（日本語）').inputValue()).toBe(NAME);
  await office.getByLabel('正式名称（英語）').fill('Sanka Mihon Hospital');
  await office.getByLabel('都道府県').selectOption({ label: '東京都' });
  await office.getByLabel('部署').fill('治験管理室');
  await office.getByLabel('姓', { exact: false }).first().fill('参加');
  await office.locator('#given').fill('花子');
  await office.locator('#email').fill(OFFICE);
  await office.locator('#head_name').fill('参加 一郎');
  const [year = '', month = '', day = ''] = today().split('-');
  const approved = office.getByRole('group', { name: '承認日' });
  await approved.getByLabel('年').fill(year);
  await approved.getByLabel('月').fill(month);
  await approved.getByLabel('日', { exact: true }).fill(day);
  await office.locator('#head_approved').check();
  await office.locator('#consent_data_use').check();
  await office.getByRole('button', { name: '確認コードを送る' }).click();
  await office.getByRole('heading', { level: 1, name: 'メールアドレスの確認' }).waitFor();
  await look(office, 'hospital-join-code-ja-390');
  const { code = '' } = await mailFor(OFFICE, /確認コード/);
  await office.getByLabel('確認コード').fill(code);
  await office.getByRole('button', { name: '申請する' }).click();
  await office.getByText('窓口が確認中').waitFor();
  await look(office, 'hospital-join-status-ja-390');
  await mailFor(OFFICE, /受け付けました/);

  const desk = await newVisit(browser, { language: 'ja' });
  await signIn(desk.page, 'DL', 'ja');
  const arrived = await mailFor(account('DL').address, /医療機関の参加申請/);
  expect(arrived.text).toContain(NAME);
  await desk.page.goto('/ja/desk/applications');
  await desk.page.getByRole('link', { name: NAME }).click();
  await desk.page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await look(desk.page, 'desk-application-ja-1280');
  await desk.page.keyboard.press('q');
  await desk.page.locator('dialog textarea').fill('病床数を教えてください');
  await axeClean(desk.page);
  await desk.page.locator('dialog').getByRole('button', { name: '質問する' }).click();
  await desk.page.getByText('質問を送りました').waitFor();

  const question = await mailFor(OFFICE, /確認したいこと/);
  // The desk's words stay behind the link.
  expect(question.text).not.toContain('病床数');
  await office.goto(question.links[0] ?? '');
  await office.getByText('病床数を教えてください').waitFor();
  await office.locator('#answer').fill('500床です');
  await office.getByRole('button', { name: '回答する' }).click();
  await office.getByText('500床です').waitFor();
  await look(office, 'hospital-join-answered-ja-390');

  await desk.page.reload();
  await desk.page.getByText('500床です').waitFor();
  await desk.page.keyboard.press('y');
  await desk.page.locator('dialog').getByRole('button', { name: '承認する' }).click();
  await desk.page.getByText('承認し、管理者にメールを送りました').waitFor();
  await desk.page.getByRole('link', { name: '登録内容を開く' }).click();
  await desk.page.getByText('この登録は、窓口でまだ確認していません', { exact: false }).waitFor();
  await look(desk.page, 'desk-hospital-new-ja-1280');

  const welcome = await mailFor(OFFICE, /承認されました/);
  await office.goto(welcome.links[0] ?? '');
  await office.getByLabel('新しいパスワード').fill(PASSWORD);
  await office.getByRole('button', { name: 'パスワードを決める' }).click();
  await office.waitForURL(/\/ja\/hospital$/);
  await office.goto('/ja/hospital/register');
  await office.locator('main p').getByText(NAME).waitFor();
  await look(office, 'hospital-first-register-ja-390');
  // Each step was one mail: code, receipt, question, approval.
  expect((await mails(OFFICE)).length).toBe(4);
  expect([...complaints, ...desk.complaints]).toEqual([]);
}, 240_000);
