import { expect, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { openRound } from '../help/round';
import { account, signInWith } from '../help/sign-in';

const OFFICE = 'office@hospital07.example';
const COORDINATOR = 'crc@hospital07.example';
const DECLINES = 'office@hospital10.example';

test('a hospital answers a request by keyboard alone, with what its register knows', async () => {
  const round = await openRound([OFFICE]);
  expect(round.blinded).toMatch(/^M-R\d{2}-\d{3}$/);
  await mailFor(OFFICE, new RegExp(round.blinded));
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, OFFICE, account('HO').secret, 'ja');

  await page.goto('/ja/hospital');
  await page.getByRole('heading', { level: 1, name: 'やること' }).waitFor();
  await tabTo(page, new RegExp(`^${round.blinded}`));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/ja/hospital/requests/${round.blinded}`);
  await page.getByText('当院の番').first().waitFor();
  // The firm's own number and name stay away from hospitals.
  expect(await page.content()).not.toContain(round.number);
  expect(await page.content()).not.toContain('Biosciences Inc.');

  // Going on too early: the summary takes the focus and says the same as the field.
  await tabTo(page, /^確認へ進む$/);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '入力内容を確認してください' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errsum');
  expect(await page.title()).toMatch(/^エラー：/);
  expect(await page.locator('.errsum').textContent()).toContain('参加の意向を選んでください');
  expect(await page.locator('#interest-error').textContent()).toBe('＊参加の意向を選んでください');

  await tabTo(page, /^登録情報の答え\d件をすべて使う$/);
  await page.keyboard.press('Enter');
  await page.getByText('このまま使います').first().waitFor();
  await tabTo(page, /^関心がある$/);
  await page.keyboard.press('Space');
  // What is seen in a year comes from the register; how many fit is this trial's question.
  const seen = Number(/\d+/.exec((await page.locator('#q-patients .pre-value').textContent()) ?? '')?.[0]);
  expect(seen).toBeGreaterThan(0);
  await tabTo(page, '#fits');
  await page.keyboard.type('50');
  await tabTo(page, '#months');
  await page.keyboard.type('12');
  const counted = Math.floor(seen / 2 + 0.5);
  await tabTo(page, new RegExp(`^見積りの${counted}例を使う$`));
  await page.keyboard.press('Enter');
  expect(await page.locator('#patients').inputValue()).toBe(String(counted));
  await tabTo(page, '#realistic');
  await page.keyboard.type(String(counted + 1));
  await page.getByText(`適格患者数${counted}例を超えています`).waitFor();
  for (const _ of String(counted + 1)) await page.keyboard.press('Backspace');
  await page.keyboard.type('２');
  await page.getByText(`適格患者${counted}例のうち2例`).waitFor();
  await tabTo(page, /^はい、伝えてよい$/);
  await page.keyboard.press('Space');
  await page.getByText('下書きを保存しました').first().waitFor();

  // Nothing typed is lost on a reload.
  await page.reload();
  expect(await page.locator('#realistic').inputValue()).toBe('２');

  await tabTo(page, /^確認へ進む$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '回答の確認' }).waitFor();
  await axeClean(page);
  await shot(page, 'hospital-answer-check');
  await tabTo(page, /^窓口に送る$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '窓口に回答を送りますか' });
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain('医療機関名は、同意した場合だけ伝わります');
  await tabTo(page, /^窓口に送る$/);
  await page.keyboard.press('Enter');
  await page.getByText('窓口に回答を送りました。').waitFor();
  await page.getByText('先方対応中：企業').first().waitFor();
  expect(await page.getByText('登録できる症例数').first().isVisible()).toBe(true);

  await page.goto('/ja/hospital/requests?tab=answered');
  await page.getByRole('link', { name: round.blinded }).waitFor();
  expect(complaints).toEqual([]);
});

test('a no with its reason is a full answer, and without one it says what to do', async () => {
  const round = await openRound([DECLINES]);
  await using browser = await newBrowser();
  const { page } = await newVisit(browser, { language: 'ja' });
  await signInWith(page, DECLINES, account('HO').secret, 'ja');
  await page.goto(`/ja/hospital/requests/${round.blinded}`);
  await page.getByRole('link', { name: '辞退する' }).click();
  await page.getByRole('button', { name: '辞退を窓口に送る' }).click();
  await page.getByRole('alert').filter({ hasText: '辞退の理由を選んでください' }).waitFor();
  await axeClean(page);
  await page.getByRole('radio', { name: 'CRCの余力がない' }).check();
  await page.getByRole('button', { name: '辞退を窓口に送る' }).click();
  await page.getByText('辞退を窓口に送りました。').waitFor();
  await page.goto('/ja/hospital/requests?tab=declined');
  await page.getByRole('link', { name: round.blinded }).waitFor();
});

test('two people who write one answer are told, and choose which value to keep', async () => {
  const round = await openRound([OFFICE]);
  await using browser = await newBrowser();
  const office = await newVisit(browser, { language: 'ja' });
  const coordinator = await newVisit(browser, { language: 'ja' });
  await signInWith(office.page, OFFICE, account('HO').secret, 'ja');
  await signInWith(coordinator.page, COORDINATOR, account('HO').secret, 'ja');
  // The first look is recorded, so both read the state after it.
  await office.page.goto(`/ja/hospital/requests/${round.blinded}`);
  await office.page.locator('#realistic').waitFor();
  await coordinator.page.goto(`/ja/hospital/requests/${round.blinded}`);
  await coordinator.page.locator('#realistic').waitFor();
  await office.page.reload();
  await office.page.locator('#realistic').waitFor();

  await office.page.locator('#realistic').fill('4');
  await office.page.getByText('下書きを保存しました').first().waitFor();
  await coordinator.page.locator('#realistic').fill('9');
  const conflict = coordinator.page.getByRole('region', { name: /先に変更しました/ });
  await conflict.waitFor();
  expect(await conflict.textContent()).toContain('9例');
  expect(await conflict.textContent()).toContain('4例');
  await axeClean(coordinator.page);
  await conflict.getByRole('radio', { name: /4例/ }).check();
  await conflict.getByRole('button', { name: '選んだ値で保存する' }).click();
  await conflict.waitFor({ state: 'detached' });
  expect(await coordinator.page.locator('#realistic').inputValue()).toBe('4');
  // A coordinator drafts; the trial office sends.
  await coordinator.page.getByText('治験事務局が確認して送ります').first().waitFor();

  // What only one of them changed needs no choice: both changes stand.
  // The page says "saved" since the choice above: only the answer tells that this change is.
  const kept = coordinator.page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/draft') && response.ok(),
  );
  await coordinator.page.getByRole('radio', { name: '関心がある' }).check();
  await kept;
  await office.page.getByRole('radio', { name: 'はい、伝えてよい' }).check();
  for (const { page } of [office, coordinator]) {
    if (page === coordinator.page) await page.reload();
    await page.getByRole('radio', { name: '関心がある', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'はい、伝えてよい', checked: true }).waitFor();
    expect(await page.locator('#realistic').inputValue()).toBe('4');
  }
});
