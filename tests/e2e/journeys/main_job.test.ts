import { expect, test } from 'vitest';
import type { Visit } from '../help/browser';
import { mailFor, mails } from '../help/mails';
import { confirm, fiscalYear, on, turn } from '../main_job/clicking';
import * as desk from '../main_job/desk';
import { FIRM } from '../main_job/firm';
import * as firm from '../main_job/firm';
import { HOSPITALS } from '../main_job/hospital';
import * as hospital from '../main_job/hospital';
import { choosePassword, Installation, look } from '../main_job/installation';

const PASSWORD = 'kokoro-no-mado-2026';
/** What no hospital may read before there is a basis. */
const WHO_ASKS = /Calder|CBT-118|Lindqvist|calderbay/;
/** What the company may not read of a hospital that did not agree to it. */
const KONAN = /Konan|港南/;

test('a company asks, hospitals answer, one trial starts, and the year counts one case of fifteen', async () => {
  await using installation = await Installation.start();
  const [aoba, konan, saito] = HOSPITALS;
  const year = fiscalYear();
  let number = '';
  let survey = '';

  const lead = await installation.visit('ja');
  const secondLead = await installation.visit('ja');
  const manager = await installation.visit('ja');
  const intake = await installation.visit('ja');
  const company = await installation.visit('en');
  const offices: [Visit, Visit, Visit] = [
    await installation.visit('ja'),
    await installation.visit('ja'),
    await installation.visit('ja'),
  ];
  const [aobaOffice, konanOffice, saitoOffice] = offices;

  // Names the step that failed, and keeps what every browser showed then.
  const step = async (name: string, does: () => Promise<void>) => {
    const started = Date.now();
    try {
      await does();
    } catch (error) {
      await installation.pictureAll(`failed-${name.replaceAll(/\W+/g, '-')}`);
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  };

  await step('the desk has its first accounts', async () => {
    const people: [Visit, string, string, string, string][] = [
      [lead, 'lead@ncc-desk.example', '山本 浩', 'Yamamoto Hiroshi', 'DL'],
      [secondLead, 'lead2@ncc-desk.example', '小林 恵', 'Kobayashi Megumi', 'DL'],
      [manager, 'manager@ncc-desk.example', '佐藤 由美', 'Sato Yumi', 'DM'],
      [intake, 'intake@ncc-desk.example', '中村 彩', 'Nakamura Aya', 'DI'],
    ];
    for (const [visit, email, name, roman, role] of people) {
      const link = await installation.userAdd(email, name, roman, role);
      await choosePassword(visit, link, PASSWORD, '/ja/desk');
    }
    await lead.page.getByText('対応が必要な案件はありません').waitFor();
    await look(lead, '00 nothing to do');
  });

  await step('the lead adds three hospitals, whose managers fill the register', async () => {
    for (const one of HOSPITALS) await desk.addHospital(lead, one);
    await look(lead, '01-hospitals-added');
    for (const [at, one] of HOSPITALS.entries()) {
      const office = offices[at] as Visit;
      const { links } = await mailFor(one.mail, /^窓口のアカウントのお知らせ/);
      await choosePassword(office, links[0] ?? '', PASSWORD, '/ja/hospital');
    }
    await hospital.fillRegister(aobaOffice, aoba);
    await aobaOffice.page.getByRole('link', { name: '治験能力の登録', exact: true }).first().click();
    await on(aobaOffice.page, '治験能力の登録');
    await look(aobaOffice, '02-register');
    await hospital.fillRegisterLike(aobaOffice, konanOffice, konan);
    await hospital.fillRegisterLike(aobaOffice, saitoOffice, saito);
  });

  await step('a company asks, and gets its receipt', async () => {
    number = await firm.request(company);
    expect(number).toBe(`A-${year.inNumbers}-001`);
    await look(company, '03-receipt');
    const receipt = await mailFor(FIRM.mail, new RegExp(`^\\[${number}\\] We have received your request`));
    expect(receipt.text).toContain('your time (New York)');
    expect(receipt.text).toContain('in Tokyo');
    await company.page.getByRole('link', { name: 'Open your case page' }).click();
    await turn(company.page, 'Waiting on the desk', 'A person reads your request');
    for (const who of ['lead@ncc-desk.example', 'intake@ncc-desk.example']) {
      await mailFor(who, new RegExp(`^\\[${number}\\] 新しい相談申込み`));
    }
  });

  await step('the desk accepts it, two people deciding', async () => {
    await desk.proposeAcceptance(intake, '佐藤 由美');
    await look(intake, '04-inbox-proposed');
    await mailFor('lead@ncc-desk.example', new RegExp(`^\\[${number}\\] 2人目の確認待ち`));
    await desk.confirmAsSecond(lead, number, '受理');
    await desk.openCase(manager, number);
    await turn(manager.page, 'あなたの番', '初回の相談を行う');
    await look(manager, '05-accepted');
  });

  await step('the first talk of substance is recorded, and the desk writes', async () => {
    await desk.recordTalk(manager);
    await turn(manager.page, '企業', '治験の詳細を入力');
    await desk.writeToFirm(manager, 'Thank you for the call. The trial details take about ten minutes.');
  });

  await step('the company fills in the trial details', async () => {
    await firm.fillDetails(company, number);
    await turn(company.page, 'Waiting on the desk', 'We write the text that hospitals see');
    await look(company, '06-details');
  });

  await step('the blinded synopsis is made, and approved by the company', async () => {
    await desk.readAgain(manager);
    await desk.matchPage(manager, '匿名概要書', 'いまの内容から作る文面');
    await look(manager, '07 synopsis to send');
    await manager.page.getByRole('button', { name: 'この文面の承認を依頼する' }).click();
    await confirm(manager.page, '承認を依頼する');
    await turn(manager.page, '企業', '匿名概要書を承認');
    await firm.approveSynopsis(company, number);
    await look(company, '07-synopsis');
  });

  await step('the candidate list leads to a round of three hospitals', async () => {
    await desk.readAgain(manager);
    await desk.matchPage(manager, '候補施設', '必須');
    await turn(manager.page, 'あなたの番', '施設照会を送る');
    await look(manager, '08-candidates');
    await desk.sendRound(manager, HOSPITALS);
    await turn(manager.page, '医療機関', '調査に回答');
    const invitation = await mailFor(aoba.mail, /実施可能性調査のお願い/);
    survey = /M-R\d\d-\d+/.exec(invitation.subject)?.[0] ?? '';
    expect(survey).not.toBe('');
    await aobaOffice.page.goto(invitation.links[0] ?? '');
    await on(aobaOffice.page, /実施可能性調査$/);
  });

  await step('two hospitals answer, one declines', async () => {
    await hospital.answerSurvey(aobaOffice, { interest: '関心がある', patients: 6, name: 'はい、伝えてよい' });
    await look(aobaOffice, '09-answered');
    for (const office of [konanOffice, saitoOffice]) {
      await office.page.goto('/ja/hospital');
      await office.page.getByRole('link', { name: /^内容を見る/ }).click();
      await on(office.page, /実施可能性調査$/);
      expect(await office.page.content()).not.toMatch(WHO_ASKS);
    }
    await hospital.answerSurvey(konanOffice, {
      interest: '条件が合えば',
      patients: 4,
      condition: { what: '治験審査', text: '中央審査の手続きの確認が必要' },
      name: 'いいえ、伝えない',
    });
    await hospital.declineSurvey(saitoOffice, '競合する治験がある');
    await look(saitoOffice, '10-declined');
  });

  await step('the round is closed, and the collated answer goes to the company', async () => {
    await desk.readAgain(manager);
    await desk.matchPage(manager, /^第1回照会/, '第1回照会');
    await manager.page.getByText('3施設のうち3施設が回答しました').waitFor();
    // All have answered: the desk need not wait for the day.
    await turn(manager.page, 'あなたの番', '候補を提示する');
    await look(manager, '11-round');
    await manager.page.getByRole('button', { name: '照会を締め切る' }).click();
    await confirm(manager.page, '照会を締め切る');
    await turn(manager.page, 'あなたの番', '候補を提示する');
    await manager.page.getByRole('navigation', { name: '施設・割当のページ' }).getByRole('link', { name: '候補提示' }).click();
    await on(manager.page, '候補提示の文面', 2);
    await look(manager, '12-proposal');
    await desk.propose(manager);
    await turn(manager.page, '企業', '施設を選ぶ');
  });

  await step('the company chooses one hospital and not the other', async () => {
    await firm.choose(company, number);
    expect(await company.page.content()).not.toMatch(KONAN);
    await look(company, '13-choice');
    await company.page.getByRole('button', { name: 'Record the selection' }).click();
    await confirm(company.page, 'Record the selection');
    await company.page.getByText('The selection is recorded.').waitFor();
  });

  await step('all three hospitals hear the result, and none of them who asked', async () => {
    const results = [/企業が貴院を選定しました/, /今回は、貴院での実施は見送り/, /辞退のご回答をいただいた調査/];
    for (const [at, one] of HOSPITALS.entries()) {
      expect((await mailFor(one.mail, /施設選定の結果のお知らせ$/)).text).toMatch(results[at] as RegExp);
      for (const mail of await mails(one.mail)) expect(mail.raw + mail.subject + mail.text).not.toMatch(WHO_ASKS);
    }
    await aobaOffice.page.goto(`/ja/hospital/requests/${survey}`);
    await aobaOffice.page.getByText('企業が当院を選定しました。').waitFor();
    expect(await aobaOffice.page.content()).not.toMatch(WHO_ASKS);
  });

  await step('only a recorded basis shows the chosen hospital who asked', async () => {
    await desk.readAgain(manager);
    await desk.recordBasis(manager, aoba);
    await look(manager, '14-basis');
    await aobaOffice.page.reload();
    await aobaOffice.page.getByRole('definition').filter({ hasText: FIRM.name }).waitFor();
    await look(aobaOffice, '15-named');
    await konanOffice.page.goto(`/ja/hospital/requests/${survey}`);
    await konanOffice.page.getByText(/見送り/).first().waitFor();
    expect(await konanOffice.page.content()).not.toMatch(WHO_ASKS);
  });

  await step('the agreement goes from hand to hand until it is executed', async () => {
    const { page } = manager;
    await desk.tab(manager, '契約', '契約');
    await page.getByRole('button', { name: /^契約記録を始める/ }).click();
    await page.getByRole('region', { name: '次の段階' }).getByRole('button', { name: '開始準備へ進める' }).click();
    await confirm(page, '開始準備へ進める');
    await desk.contractStage(manager, '初稿送付');
    await page.getByRole('button', { name: /^番を渡す/ }).click();
    await page.getByRole('dialog').getByRole('radio', { name: '医療機関', exact: true }).check();
    await confirm(page, '医療機関へ渡す');
    await turn(page, '医療機関', '契約を締結まで進める');
    await aobaOffice.page.reload();
    await turn(aobaOffice.page, '当院の番', '契約の番を先方へ渡す');
    await hospital.handOverToFirm(aobaOffice);
    await firm.handOverToDesk(company, number);
    await page.reload();
    for (const stage of ['修正協議', '条項合意', '費用合意', '押印・電子署名', '締結']) {
      await desk.contractStage(manager, stage);
    }
    await turn(page, 'あなたの番', '治験開始を記録する');
    await look(manager, '16-executed');
  });

  await step('notification, review, initiation and first patient lead to the trial start', async () => {
    const { page } = manager;
    await desk.tab(manager, '進捗状況', '段階');
    await desk.milestone(manager, '治験計画届の提出（初回・n回）', undefined, '届書 2026-5512');
    await desk.milestone(manager, '審査承認', aoba);
    await desk.milestone(manager, '治験開始時訪問（SIV）', aoba);
    await desk.milestone(manager, '最初の症例登録', aoba);
    await page.getByRole('region', { name: '次の段階' }).getByRole('button', { name: '治験開始を記録する' }).click();
    await page.getByRole('dialog').getByLabel('公開の登録番号がない理由').fill('jRCTへの登録を申請中');
    await confirm(page, '治験開始を記録する');
    await page.getByText('10段階のうち9番目：実施中').waitFor();
    await look(manager, '17-running');
  });

  await step('the lead closes the case as one supported until the trial started', async () => {
    const { page } = lead;
    await desk.openCase(lead, number);
    await page.getByRole('button', { name: /^状態/ }).click();
    await page.getByRole('button', { name: '終了する', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('結果').selectOption('P 治験開始まで支援');
    await dialog.getByLabel(`登録した症例数：${aoba.ja}`).fill('1');
    await look(lead, '18 closing');
    await dialog.getByLabel('経緯').fill('治験が開始され、企業に引き継いだ。');
    await confirm(page, '終了する');
    await page.getByText('終了：治験開始まで支援').waitFor();
    await firm.openCase(company, number);
    await company.page.getByText('Supported until the trial started').first().waitFor();
    await look(company, '18-closed');
  });

  await step('a call that is no trial is registered and sent to another desk', async () => {
    const call = await desk.registerCall(intake, 'Bandolier Diagnostics SAS');
    expect(call).toBe(`A-${year.inNumbers}-002`);
    await desk.proposeRefusal(intake);
    await desk.confirmAsSecond(secondLead, call, '対象外');
  });

  await step('the target page counts one of fifteen and says why not the other', async () => {
    const { page } = lead;
    await desk.menu(lead, '集計', `${year.ja}の相談件数`);
    const headline = page.getByRole('region', { name: '相談件数（区分K）' });
    await headline.getByText(`${year.ja}：1件`).waitFor();
    await headline.getByText('目標は15件').waitFor();
    const counted = page.getByRole('region', { name: /^算入・掲載した案件/ }).first();
    expect(await counted.getByRole('rowheader').allInnerTexts()).toEqual([number]);
    expect(await counted.getByRole('row').nth(1).innerText()).toMatch(/Calder Bay.*K\s*\+1/s);
    const not = page.getByRole('region', { name: /^算入しない案件/ }).first();
    expect(await not.getByRole('rowheader').allInnerTexts()).toEqual([`A-${year.inNumbers}-002`]);
    await look(lead, '19-one-of-fifteen');
    await page.getByRole('link', { name: /^1\s*算入（区分K）$/ }).click();
    await page.getByRole('link', { name: number }).first().waitFor();
  });

  await step('every letter of the way was sent once, to whom it concerns', async () => {
    const closing = await mailFor(FIRM.mail, /Summary of your closed case$/);
    expect(closing.text).toContain(`/en/my/cases/${number}`);
    expect((await subjects(FIRM.mail)).sort()).toEqual(
      [
        'Your code for the desk',
        `[${number}] We have received your request`,
        `[${number}] We have accepted your case`,
        `[${number}] New message from the desk`,
        `[${number}] Approve the text that hospitals see first`,
        `[${number}] The answer from hospitals is ready`,
        `[${number}] Agreement with a hospital: your turn`,
        `[${number}] Summary of your closed case`,
      ].sort(),
    );
    for (const mail of await mails(FIRM.mail)) {
      expect(mail.raw + mail.text).not.toMatch(KONAN);
      expect(mail.html).not.toBe('');
    }
    for (const step of ['匿名概要書の承認', '施設の回答（3施設中3施設）', '企業が1施設を選定しました']) {
      expect(await subjects('manager@ncc-desk.example')).toContain(`[${number}] ${step}`);
    }
    expect(await subjects(aoba.mail)).toContain(`[${survey}] 契約：貴院の番です`);
  });

  expect(installation.complaints()).toEqual([]);
}, 600_000);

async function subjects(address: string): Promise<string[]> {
  return (await mails(address)).map((mail) => mail.subject);
}
