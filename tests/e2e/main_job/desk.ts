import { expect } from 'vitest';
import type { Visit } from '../help/browser';
import { confirm, dayInJapan, earlierToday, fillDay, on, pick } from './clicking';
import type { Hospital } from './hospital';
import { look } from './installation';

/** Opens a page of the main menu. */
export async function menu({ page }: Visit, name: string, heading: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '主なメニュー' })
    .getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) })
    .click();
  await on(page, heading);
}

/** Opens a case from the list of cases. */
export async function openCase(visit: Visit, number: string): Promise<void> {
  await menu(visit, '相談', '相談一覧');
  await visit.page.getByRole('link', { name: number, exact: true }).click();
  await visit.page.getByRole('toolbar', { name: '案件の操作' }).waitFor();
}

/** Loads the page of the case again, to see what others did meanwhile. */
export async function readAgain({ page }: Visit): Promise<void> {
  await page.reload();
  await page.getByRole('toolbar', { name: '案件の操作' }).waitFor();
}

/** Opens a tab of the case that is open: 進捗状況 and the tabs beside it, or those of 相談情報. */
export async function tab({ page }: Visit, name: string, heading: string): Promise<void> {
  const inside = ['進捗状況', '施設・割当', '契約', '履歴'].includes(name) ? '進捗状況' : '相談情報';
  await page.getByRole('navigation', { name: '表示の切替' }).getByRole('link', { name: inside }).click();
  if (name !== inside) {
    await page.getByRole('navigation', { name: '案件のタブ' }).getByRole('link', { name, exact: true }).click();
  }
  await on(page, heading, 2);
}

/** Opens a page of 施設・割当: candidates, the text, a round, the proposal, the selection. */
export async function matchPage(visit: Visit, name: string | RegExp, heading: string): Promise<void> {
  // The tab opens at the candidates: the page that is open is no link.
  await tab(visit, '施設・割当', '必須');
  if (name === '候補施設') return;
  await visit.page
    .getByRole('navigation', { name: '施設・割当のページ' })
    .getByRole('link', { name })
    .click();
  await on(visit.page, heading, 2);
}

/** Adds a hospital with its first manager. */
export async function addHospital(visit: Visit, hospital: Hospital): Promise<void> {
  const { page } = visit;
  await menu(visit, '登録・名簿', '医療機関の登録');
  await page.getByRole('link', { name: '医療機関を追加する' }).click();
  await on(page, '医療機関の追加');
  await look(visit, '01 adding a hospital');
  await page.getByLabel('正式名称（日本語）').fill(hospital.ja);
  await page.getByLabel('正式名称（英語）').fill(hospital.en);
  await page.getByLabel('都道府県').selectOption(hospital.prefecture);
  const manager = page.getByRole('region', { name: '最初の管理者' });
  await manager.getByLabel('メールアドレス').fill(hospital.mail);
  await manager.getByRole('textbox', { name: /^姓/ }).fill(hospital.family);
  await manager.getByRole('textbox', { name: /^名/ }).fill(hospital.given);
  await page.getByRole('button', { name: '追加して招待する' }).click();
  await page.getByText(`${hospital.ja}を追加し、招待のメールを送りました`).waitFor();
}

/** Answers every question of the acceptance with yes, and names who will own the case. */
export async function proposeAcceptance(visit: Visit, owner: string): Promise<void> {
  const { page } = visit;
  await menu(visit, '受付', '受付・振り分け');
  await page.getByRole('toolbar', { name: '受付の判断' }).getByRole('button', { name: /^受理/ }).click();
  const dialog = page.getByRole('dialog');
  await on(page, '受理の判断', 2);
  for (const question of [/^E1/, /^E2/, /^E3/, /^E4/, /^E5/, /^日本を含む国際共同治験/, /^治験依頼者/]) {
    await pick(dialog, question, 'はい');
  }
  await dialog.getByLabel('担当').selectOption(owner);
  await look(visit, '04 deciding');
  await confirm(page, '受理する');
  await page.getByText('もう1人の確認を待っています').waitFor();
}

/** Sends a request away as not for this desk, with reason, referral and the drafted letter. */
export async function proposeRefusal({ page }: Visit): Promise<void> {
  await page.getByRole('toolbar', { name: '受付の判断' }).getByRole('button', { name: /^対象外/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog.getByLabel('紹介先').selectOption('日本貿易振興機構（JETRO）');
  expect(await dialog.getByLabel('企業への文面（英語）').inputValue()).toContain('JETRO');
  await confirm(page, '対象外にする');
  await page.getByText('もう1人の確認を待っています').waitFor();
}

/** Confirms as the second person, on the page of today. */
export async function confirmAsSecond(visit: Visit, number: string, what: string): Promise<void> {
  const { page } = visit;
  await menu(visit, '今日', '今日');
  // Whoever had the page open already sees what came within a minute; a reload shows it at once.
  await page.reload();
  const waiting = page.getByRole('button', { name: `確認して実行する ${number} ${what}` });
  await waiting.click();
  await waiting.waitFor({ state: 'hidden' });
}

/** Records the first talk of substance, with its working translation. */
export async function recordTalk(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('link', { name: '相談を記録する' }).first().click();
  await on(page, '相談を記録する', 2);
  await look(visit, '05 recording a talk');
  await page.getByLabel('開始時刻').fill(earlierToday(30));
  await pick(page, '方法', 'ウェブ会議');
  await pick(page, '内容の区分', /^実質的な相談/);
  await page.getByLabel('窓口がかけた時間').fill('60');
  await page
    .getByLabel('内容 ※必須')
    .fill('We explained the trial notification and how hospitals are asked. The company fills in the trial details.');
  await page.getByLabel('作業訳（日本語）').fill('治験計画届と施設への照会の進め方を説明した。企業が治験の詳細を入力する。');
  await page.getByRole('button', { name: '相談を記録する' }).click();
  await page.getByText('相談を記録しました').waitFor();
}

/** Writes to the company. */
export async function writeToFirm(visit: Visit, text: string): Promise<void> {
  const { page } = visit;
  await tab(visit, '進捗状況', '段階');
  await page.getByRole('textbox', { name: '社外へ返信' }).fill(text);
  await look(visit, '05 writing to the company');
  await page.getByRole('button', { name: '1名に送る' }).click();
  await page.getByRole('list', { name: '時系列' }).getByText(text).waitFor();
}

/** Takes the three hospitals of the candidate list into a round, and sends it. */
export async function sendRound(visit: Visit, hospitals: readonly Hospital[]): Promise<void> {
  const { page } = visit;
  await on(page, `候補${hospitals.length}施設`, 2);
  for (const { ja } of hospitals) await page.getByRole('button', { name: `候補に入れる ${ja}` }).click();
  await page.getByRole('button', { name: '3施設に送る' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const { ja } of hospitals) await dialog.getByText(ja).waitFor();
  await look(visit, '08 sending the round');
  await confirm(page, '3施設に送る');
}

/** Mends the drafted letter, and proposes the two hospitals that said yes. */
export async function propose({ page }: Visit): Promise<void> {
  const letter = page.getByRole('textbox', { name: '企業への回答（英語）' });
  await page.getByText('希望の12例に対し、提示は10例で、2例不足しています。').waitFor();
  const drafted = await letter.inputValue();
  await letter.fill(drafted.replace('中央審査の手続きの確認が必要', 'the central review has to be confirmed'));
  await page.getByRole('button', { name: '候補を提示する' }).click();
  await confirm(page, '候補を提示する');
}

/** Records that a confidentiality agreement is in force: the hospital may now read who asks. */
export async function recordBasis(visit: Visit, hospital: Hospital): Promise<void> {
  const { page } = visit;
  await tab(visit, '共同研究者情報', '共同研究者情報');
  await page.getByRole('button', { name: `根拠を記録する ${hospital.ja}` }).click();
  const dialog = page.getByRole('dialog');
  await pick(dialog, '根拠', '秘密保持契約（有効）');
  await fillDay(dialog, '開始日', dayInJapan());
  await look(visit, '14 recording the basis');
  await dialog.getByLabel('文書の所在').fill('秘密保持契約書 2026-118');
  await confirm(page, '根拠を記録する');
  await page.getByRole('cell', { name: '秘密保持契約書 2026-118' }).waitFor();
}

/** Moves the agreement with the chosen hospital to a stage. */
export async function contractStage({ page }: Visit, stage: string): Promise<void> {
  await page.getByRole('button', { name: /^段階を変更する/ }).click();
  await pick(page.getByRole('dialog'), '段階', stage);
  await confirm(page, '保存する');
}

/** Records a milestone reached today. */
export async function milestone({ page }: Visit, kind: string, hospital?: Hospital, evidence = ''): Promise<void> {
  await page.getByRole('button', { name: '節目を記録する', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('節目', { exact: false }).first().selectOption(kind);
  if (hospital) await dialog.getByLabel('医療機関').selectOption(`A ${hospital.ja}`);
  await fillDay(dialog, '実績', dayInJapan());
  await dialog.getByLabel('番号・根拠').fill(evidence);
  await confirm(page, '節目を記録する');
  await page.getByRole('table', { name: '節目の日付' }).getByRole('rowheader', { name: kind }).waitFor();
}

/** Registers a request that came by phone: the company asks for a distributor, not for a trial. */
export async function registerCall(visit: Visit, company: string): Promise<string> {
  const { page } = visit;
  await menu(visit, '受付', '受付・振り分け');
  await page.getByRole('link', { name: '電話・メール・面談で受けた相談を登録' }).first().click();
  await on(page, '相談の登録');
  await look(visit, '19 registering a call');
  await pick(page, '受けた方法', '電話');
  await page.getByLabel('相談の原文').fill('We look for a distributor for our approved blood test in Japan.');
  await page.getByLabel('姓', { exact: true }).fill('Moreau');
  await pick(page, '立場', '依頼者の社員');
  await page.getByLabel('勤務先のメールアドレス').fill('j.moreau@bandolier.example');
  await page.getByLabel('タイムゾーン').selectOption('パリ');
  await page.getByRole('textbox', { name: '企業名' }).fill(company);
  await page.getByLabel('本社の国・地域').selectOption('フランス');
  await pick(page, '組織の種別', '診断薬企業');
  await pick(page, '日本の拠点', '拠点なし');
  await pick(page, '製品区分', '体外診断用医薬品');
  await pick(page, 'モダリティ', '体外診断・コンパニオン診断');
  await page.getByRole('textbox', { name: '対象疾患' }).fill('Sepsis');
  await page.getByRole('combobox', { name: '領域' }).selectOption('感染症');
  await page.getByLabel('日本で行う治験の相').selectOption('製造販売後');
  await pick(page, '日本の位置づけ', '検討中');
  await page.getByRole('group', { name: '国・施設の確定時期' }).getByRole('checkbox').check();
  await pick(page, '相談内容', '提携先の探索');
  await page.getByLabel('窓口を知ったきっかけ').selectOption('日本貿易振興機構（JETRO）');
  await page.getByLabel('個人情報の取扱いを相談した人に伝え、了承を得ました').check();
  await page.getByLabel('機密情報を書いていないことを確認しました').check();
  await page.getByRole('button', { name: '案件を登録する' }).click();
  await page.getByRole('toolbar', { name: '受付の判断' }).waitFor();
  return new URL(page.url()).searchParams.get('case') ?? '';
}
