import { expect } from 'vitest';
import type { Visit } from '../help/browser';
import { confirm, dayInJapan, fillDay, on, pick } from './clicking';
import { look } from './installation';

/** A hospital with its first manager. Invented. */
export type Hospital = {
  ja: string;
  en: string;
  prefecture: string;
  mail: string;
  family: string;
  given: string;
  investigator: string;
};

export const HOSPITALS: [Hospital, Hospital, Hospital] = [
  {
    ja: '青葉大学病院',
    en: 'Aoba University Hospital',
    prefecture: '宮城県',
    mail: 'office@aoba-hosp.example',
    family: '鈴木',
    given: '花子',
    investigator: '森田 修',
  },
  {
    ja: '港南がん医療センター',
    en: 'Konan Cancer Center',
    prefecture: '神奈川県',
    mail: 'office@konan-hosp.example',
    family: '高橋',
    given: '誠',
    investigator: '井上 進',
  },
  {
    ja: '西都大学病院',
    en: 'Saito University Hospital',
    prefecture: '福岡県',
    mail: 'office@saito-hosp.example',
    family: '松本',
    given: '恵',
    investigator: '木村 律子',
  },
];

/** Fills the register, section by section, until the hospital can be found for a liver cancer trial. */
export async function fillRegister({ page }: Visit, hospital: Hospital): Promise<void> {
  const save = () => page.getByRole('button', { name: /^保存/ }).click();
  const saved = (section: string) =>
    page.getByRole('status').filter({ hasText: `「${section}」を保存しました` }).waitFor();
  const section = async (name: string) => {
    await page.getByRole('link', { name: '治験能力の登録', exact: true }).first().click();
    await on(page, '治験能力の登録');
    await page.getByRole('link', { name: new RegExp(`^\\d+ ${name}$`) }).click();
    await on(page, name);
    await look({ page }, `02 register ${name}`);
  };

  await section('診療科と責任医師');
  await pick(page, '診療科のある領域', '固形がん');
  await pick(page, '対象とする年齢', '18〜64歳');
  await pick(page, '対象とする年齢', '65歳以上');
  await save();
  await saved('診療科と責任医師');

  await section('疾患別患者数');
  await page.getByRole('link', { name: '疾患を追加する' }).click();
  await on(page, '疾患の追加');
  await look({ page }, '02 register new disease');
  await page.getByLabel('疾患コード（ICD-10）').fill('C22.0');
  await page.getByLabel('疾患名').fill('肝細胞癌');
  await pick(page, '領域', '固形がん');
  await page.getByLabel('治験責任医師の候補').fill(hospital.investigator);
  await page.getByLabel('年間の新規患者数').fill('60');
  await page.getByLabel('治療中の患者数').fill('150');
  await pick(page, '数え方', '電子カルテ検索');
  await page.getByLabel('数えた年度').selectOption({ index: 2 });
  await save();
  await page.getByRole('rowheader', { name: 'C22.0 肝細胞癌' }).waitFor();

  await section('実績');
  await pick(page, '受け入れる治験の相', '第2相');
  await pick(page, '受け入れる治験の相', '第3相');
  await page.getByLabel('国際共同治験（5年間）').fill('14');
  await page.getByLabel('資料の受領から最初の症例登録まで').fill('130');
  await save();
  await saved('実績');

  await section('設備・検査');
  await page.getByRole('link', { name: '手技' }).click();
  await pick(page, '肝生検', 'はい');
  await save();
  await on(page, '検体と治験薬', 2);
  await pick(page, '−80℃保管', 'はい');
  await save();
  await saved('設備・検査');

  await section('治験審査');
  await pick(page, '利用する治験審査委員会', '自施設の治験審査委員会');
  await pick(page, '単一審査の受入れ', '受け入れる');
  await pick(page, '審査で使える英語', '治験実施計画書');
  await page.getByRole('button', { name: '審査日を追加する' }).click();
  await fillDay(page, '審査日1', dayInJapan(60));
  await save();
  await saved('治験審査');

  await section('契約・費用');
  await pick(page, '英語での契約', '可');
  await pick(page, '使えるひな形', '日英併記');
  await pick(page, '海外企業との直接の契約', 'はい');
  await pick(page, '費用の算定方法', 'どちらも可');
  await save();
  await saved('契約・費用');

  await section('英語対応');
  for (const part of ['開始までの業務', '実施中の業務']) {
    await on(page, part, 2);
    for (const task of await page.getByRole('form').getByRole('combobox').all()) {
      await task.selectOption('英語で完結（日本語で確認）');
    }
    await save();
  }
  await saved('英語対応');

  await page.getByRole('link', { name: '受入れ枠', exact: true }).first().click();
  await on(page, '受入れ枠');
  const add = page.getByRole('button', { name: /^追加する/ });
  await add.first().waitFor();
  expect(await add.count(), 'quarters that are asked for').toBe(6);
  for (let quarter = 0; quarter < 6; quarter += 1) await add.first().click();
  for (const trials of await page.getByLabel('新しい試験（件）').all()) await trials.fill('1');
  for (const patients of await page.getByLabel('症例数（例）').all()) await patients.fill('5');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await saved('受入れ枠');
  await look({ page }, '02 capacity');
}

type Register = {
  version: number;
  hospital: Record<string, unknown> & { diseases: Record<string, unknown>[] };
};

/**
 * Fills the register as `like` did, through the same API as the screens: what
 * the first hospital showed by clicking need not be shown three times.
 */
export async function fillRegisterLike(like: Visit, { page }: Visit, hospital: Hospital): Promise<void> {
  const read = async (from: Visit['page']): Promise<Register> =>
    (await (await from.request.get('/api/hospital/register')).json()) as Register;
  const { hospital: model } = await read(like.page);
  let { version } = await read(page);
  const [row] = model.diseases;
  const { id: _, stated: __, ...disease } = row ?? {};
  const sections: Record<string, unknown> = {
    departments: model.departments,
    diseases: { rows: [{ ...disease, pi_name: hospital.investigator, new_patients: 40, prevalent: 90 }] },
    record: model.record,
    equipment: model.equipment,
    irb: model.irb,
    contract: model.contract,
    english: { levels: model.english },
    slots: { rows: model.slots },
  };
  for (const [section, values] of Object.entries(sections)) {
    const answer = await page.request.patch(`/api/hospital/register/${section}`, {
      headers: { 'X-Requested-With': 'madoguchi', 'If-Match': `"${version}"` },
      data: { values },
    });
    expect(answer.status(), `${section}: ${await answer.text()}`).toBe(200);
    version = ((await answer.json()) as Register).version;
  }
}

/** Answers the survey with the register’s answers: yes, or yes with a condition. */
export async function answerSurvey(
  { page }: Visit,
  answer: { interest: string; patients: number; condition?: { what: string; text: string }; name: string },
): Promise<void> {
  await pick(page, '参加の意向', answer.interest);
  await page.getByRole('button', { name: '登録情報の答え3件をすべて使う' }).click();
  // How many of those seen in a year are eligible is the trial's own question.
  await page.getByRole('textbox', { name: '期間中の適格患者数' }).fill(`${answer.patients * 3}`);
  await page.getByRole('textbox', { name: '登録できる症例数' }).fill(`${answer.patients}`);
  if (answer.condition) {
    await page.getByRole('checkbox', { name: answer.condition.what }).check();
    await page.getByLabel('条件の説明').fill(answer.condition.text);
  }
  await pick(page, '医療機関名を伝えてよいか', answer.name);
  await look({ page }, `09 answering ${answer.interest}`);
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await on(page, '回答の確認', 2);
  await look({ page }, `09 checking ${answer.interest}`);
  await page.getByRole('button', { name: '窓口に送る' }).click();
  await confirm(page, '窓口に送る');
  await page.getByRole('status').filter({ hasText: '窓口に回答を送りました' }).waitFor();
}

/** Declines the survey with its reason. */
export async function declineSurvey({ page }: Visit, reason: string): Promise<void> {
  await page.getByRole('link', { name: '辞退する' }).click();
  await on(page, 'この調査を辞退する', 2);
  await pick(page, '辞退の理由', reason);
  await look({ page }, '10 declining');
  await page.getByRole('button', { name: '辞退を窓口に送る' }).click();
  await page.getByRole('status').filter({ hasText: '辞退を窓口に送りました' }).waitFor();
}

/** Hands the turn of the agreement on to the company. */
export async function handOverToFirm({ page }: Visit): Promise<void> {
  const contract = page.getByRole('region', { name: '契約', exact: true });
  await pick(contract, '渡す相手', '企業');
  await look({ page }, '16 contract at the hospital');
  await contract.getByLabel('先方へのメモ').fill('第5条を確認してください。');
  await contract.getByRole('button', { name: '企業へ渡す' }).click();
  await confirm(page, '企業へ渡す');
}
