import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { axeClean, shot } from '../help/look';
import { type Mail, mailFor } from '../help/mails';
import { hospitalOf, type OpenRound, openRound } from '../help/round';
import { account, signInWith } from '../help/sign-in';

const ASKS = 'office@hospital08.example';
const NEEDS_TIME = 'office@hospital09.example';
const LATE = 'office@hospital11.example';

test('a round from its sending to the last hospital told: question, more time, reminder, late answer', async () => {
  const round = await openRound([ASKS, NEEDS_TIME, LATE]);
  for (const office of [ASKS, NEEDS_TIME, LATE]) await mail(round, office, '実施可能性調査のお願い');
  await using browser = await newBrowser();
  const [asking, needing, typing, desk] = await Promise.all(
    [1, 2, 3, 4].map(() => newVisit(browser, { language: 'ja' })),
  );
  if (!asking || !needing || !typing || !desk) throw new Error('four visits were opened');
  await signInWith(asking.page, ASKS, account('HO').secret, 'ja');
  await signInWith(needing.page, NEEDS_TIME, account('HO').secret, 'ja');
  await signInWith(typing.page, LATE, account('HO').secret, 'ja');
  await signInWith(desk.page, account('DM').address, account('DM').secret, 'ja');

  await itAsksAndItsClockStops(asking.page, round);
  await theDeskAnswersEveryone(desk.page, asking.page, needing.page, round);
  await moreTimeIsGivenInOneClick(desk.page, needing.page, round);
  await theDeskRemindsOnceToday(desk.page, round);
  await whatIsTypedAtTheCloseIsSentLate(desk.page, typing.page, round);
  await everyoneHearsTheResult(desk.page, typing.page, round);
  for (const visit of [asking, needing, typing, desk]) expect(visit.complaints).toEqual([]);
});

async function itAsksAndItsClockStops(page: Page, round: OpenRound): Promise<void> {
  await page.goto(`/ja/hospital/requests/${round.blinded}`);
  await page.getByRole('button', { name: '窓口に質問する' }).click();
  const dialog = page.getByRole('dialog', { name: '窓口に質問しますか' });
  await dialog.getByRole('button', { name: '質問を送る' }).click();
  await dialog.getByText('質問を入力してください').first().waitFor();
  await dialog.getByRole('textbox', { name: /質問/ }).fill('当院のループス外来ではPETを毎回行えません。必要な回数は何回ですか。');
  await sent(page, '/questions', dialog.getByRole('button', { name: '質問を送る' }));
  await page.getByText('から計時停止中').waitFor();
  await page.getByText('質問中').first().waitFor();
  await axeClean(page);
  await shot(page, 'round-question-asked');
  await mail(round, account('DM').address, '医療機関から質問が届きました', round.number);
}

async function theDeskAnswersEveryone(desk: Page, asking: Page, other: Page, round: OpenRound): Promise<void> {
  await desk.goto(`/ja/desk/cases/${round.number}/rounds/1`);
  await desk.getByRole('heading', { name: '窓口の対応待ち' }).waitFor();
  await axeClean(desk);
  await shot(desk, 'round-desk-waiting');
  await desk.getByRole('button', { name: '質問に回答する' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.locator('#site-answer').fill('PETは登録時と最終来院時の2回です。');
  await dialog.getByRole('checkbox', { name: '照会中の医療機関すべてに共有する' }).check();
  await dialog.locator('#site-shared').fill('PETは何回必要ですか。');
  await sent(desk, '/rounds/answer', dialog.getByRole('button', { name: '回答を送る' }));
  await desk.getByRole('heading', { name: '質問と回答' }).waitFor();
  const told = await mail(round, ASKS, 'ご質問に回答しました');
  expect(told.text).toContain('期限の計時を再開しました');
  expect(told.text).not.toContain('PET');
  await mail(round, NEEDS_TIME, '質問と回答の共有');
  await asking.reload();
  await asking.getByText('PETは登録時と最終来院時の2回です。').waitFor();
  expect(await asking.getByText('から計時停止中').count()).toBe(0);
  await other.goto(`/ja/hospital/requests/${round.blinded}`);
  await other.getByText('PETは何回必要ですか。').waitFor();
  expect(await other.content()).not.toContain('ループス外来');
}

async function moreTimeIsGivenInOneClick(desk: Page, page: Page, round: OpenRound): Promise<void> {
  await using office = await Caller.of(NEEDS_TIME);
  const view = await office.ask<{ more_until: string }>('GET', `/api/hospital/requests/${round.blinded}`);
  const [year = '', month = '', day = ''] = view.more_until.split('-');
  await page.getByRole('button', { name: '延長を依頼する' }).click();
  const dialog = page.getByRole('dialog', { name: '回答期限の延長を依頼しますか' });
  await dialog.getByRole('textbox', { name: '年' }).fill(year);
  await dialog.getByRole('textbox', { name: '月' }).fill(month);
  await dialog.getByRole('textbox', { name: '日' }).fill(day);
  await dialog.getByRole('textbox', { name: /理由/ }).fill('責任医師の候補が海外出張中のため。');
  await sent(page, '/more-time', dialog.getByRole('button', { name: '依頼を送る' }));
  await page.getByText('までの延長の依頼').first().waitFor();
  await desk.reload();
  await desk.getByText('責任医師の候補が海外出張中のため。').waitFor();
  await sent(desk, '/rounds/more-time', desk.getByRole('button', { name: '延長を認める' }));
  await desk.getByText('個別の期限').first().waitFor();
  await mail(round, NEEDS_TIME, '回答期限を延長しました');
  await page.reload();
  await page.getByText('認められました').waitFor();
  await page.getByText(`${Number(year)}年${Number(month)}月${Number(day)}日`).first().waitFor();
}

async function theDeskRemindsOnceToday(desk: Page, round: OpenRound): Promise<void> {
  // The third that was asked is hospital C.
  const row = desk.getByRole('row').filter({ has: desk.getByRole('rowheader', { name: /^C / }) });
  await sent(desk, '/rounds/reminder', row.getByRole('button', { name: '催促する' }));
  await row.getByText('に催促').waitFor();
  expect(await row.getByRole('button', { name: '催促する' }).count()).toBe(0);
  await mail(round, LATE, 'ご回答をお待ちしています');
}

async function whatIsTypedAtTheCloseIsSentLate(desk: Page, page: Page, round: OpenRound): Promise<void> {
  await using asker = await Caller.of(ASKS);
  const path = `/api/hospital/requests/${round.blinded}`;
  const { version } = await asker.ask<{ version: number }>('GET', path);
  await asker.ask('POST', `${path}/answer`, { answer: YES }, version);

  await page.goto(`/ja/hospital/requests/${round.blinded}/answer`);
  await page.locator('#realistic').waitFor();
  const kept = saved(page);
  await page.getByRole('radio', { name: '関心がある' }).check();
  await kept;

  await desk.reload();
  await desk.getByRole('button', { name: '照会を締め切る' }).click();
  const closing = desk.getByRole('dialog');
  await sent(desk, '/rounds/close', closing.getByRole('button', { name: '照会を締め切る' }));

  // The page was open all the while: what is typed now is kept, and can be sent late.
  const after = saved(page);
  await page.locator('#realistic').fill('2');
  await after;
  await page.getByText('照会は締め切られました').waitFor();
  await page.getByRole('button', { name: /^登録情報の答え\d件をすべて使う$/ }).click();
  await page.locator('#patients').fill('12');
  await page.getByRole('radio', { name: 'はい、伝えてよい' }).check();
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('heading', { name: '回答の確認' }).waitFor();
  await axeClean(page);
  await shot(page, 'round-late-check');
  await page.getByRole('button', { name: '締切後の回答を送る' }).click();
  const dialog = page.getByRole('dialog', { name: '締切後の回答を窓口に送りますか' });
  await sent(page, '/late-answer', dialog.getByRole('button', { name: '締切後の回答を送る' }));
  await page.getByText('締切後の回答を送りました').waitFor();
  await mail(round, account('DM').address, '締切後に回答が届きました', round.number);

  await desk.reload();
  await sent(desk, '/rounds/late-answer', desk.getByRole('button', { name: '回答を受け付ける' }));
  await desk.getByText('締切後').first().waitFor();
  await mail(round, LATE, '締切後のご回答を受け付けました');
}

async function everyoneHearsTheResult(desk: Page, late: Page, round: OpenRound): Promise<void> {
  await using manager = await Caller.of(account('DM').address);
  const path = `/api/desk/cases/${round.number}`;
  const [chosen, other] = await Promise.all([hospitalOf(ASKS), hospitalOf(LATE)]);
  const act = async (what: string, body: Record<string, unknown>) => {
    const { version } = await manager.ask<{ version: number }>('GET', path);
    await manager.ask('POST', `${path}/${what}`, body, version);
  };
  await act('proposal', { letter: 'Two hospitals can take part.', hospitals: [chosen, other] });
  await act('selection', {
    decisions: [
      { hospital: chosen, decision: 'selected', target: 4 },
      { hospital: other, decision: 'not_selected', reason: 'start_date' },
    ],
    evidence: 'Mail of the company',
  });
  expect((await mail(round, ASKS, '施設選定の結果')).text).toContain('企業が貴院を選定しました');
  expect((await mail(round, LATE, '施設選定の結果')).text).toContain('理由：開始時期');
  expect((await mail(round, NEEDS_TIME, '施設選定の結果')).text).toContain('ご回答がなかった調査');

  await late.goto('/ja/hospital');
  const result = late.getByRole('listitem').filter({ hasText: round.blinded });
  await result.getByText('理由：開始時期').waitFor();
  await expect
    .poll(async () => {
      await desk.reload();
      await desk.getByRole('columnheader', { name: '結果' }).waitFor();
      return desk.getByText('メールで通知済み').count();
    })
    .toBe(3);
  await axeClean(desk);
  await shot(desk, 'round-everyone-told');
}

/** Waits for what was asked of the server by this press: the words it brings may have stood there before. */
async function sent(page: Page, path: string, button: Locator): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes(path) && response.ok(),
  );
  await button.click();
  await answered;
}

function saved(page: Page) {
  return page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/draft') && response.ok(),
  );
}

/** The mail of this round; each side knows the case by another number. */
function mail(round: OpenRound, address: string, words: string, number = round.blinded): Promise<Mail> {
  return mailFor(address, new RegExp(`${number}.*${words}`));
}

const YES = {
  interest: 'int_yes',
  pi: '見本 花子',
  patients: 20,
  method: 'emr_query',
  realistic: 6,
  start: '2027-06',
  name_may_be_told: true,
};
