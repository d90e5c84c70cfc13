import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { newBrowser, newVisit, type Visit } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { account, signInWith } from '../help/sign-in';

// Hospitals of the demonstration that no other journey touches.
const OLD = 'office@hospital13.example';
const SHARED = 'office@hospital03.example';

async function visitAs(browser: Awaited<ReturnType<typeof newBrowser>>, office: string): Promise<Visit> {
  const visit = await newVisit(browser, { language: 'ja' });
  await signInWith(visit.page, office, account('HO').secret, 'ja');
  return visit;
}

test('a section says what is at fault, keeps what was typed, and is saved once it is right', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await visitAs(browser, OLD);
  await page.goto('/ja/hospital/register/team');
  await page.getByLabel('治験事務局のメールアドレス').fill('chiken@');
  await page.getByLabel('代理の電話番号').fill('１２');
  await page.getByLabel('代理の氏名').fill('');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  const summary = page.locator('.errsum');
  await summary.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('errsum');
  const said = '治験事務局のメールアドレスはname@example.comの形で入力してください';
  expect(await summary.textContent()).toContain(said);
  expect(await page.locator('#office_mail-error').textContent()).toBe(`＊${said}`);
  expect(await page.locator('#deputy-phone-error').textContent()).toContain('代理の電話番号は03-5550-0142');
  expect(await page.locator('#deputy-name-error').textContent()).toBe('＊代理の氏名を入力してください');
  expect(await page.getByLabel('治験事務局のメールアドレス').inputValue()).toBe('chiken@');
  await axeClean(page);
  await shot(page, 'hospital-register-faults');

  // Nothing typed is lost on a reload either.
  await page.reload();
  expect(await page.getByLabel('代理の電話番号').inputValue()).toBe('１２');
  await page.getByLabel('治験事務局のメールアドレス').fill('chiken@hospital13.example');
  await page.getByLabel('代理の氏名').fill('見本 次郎');
  await page.getByLabel('代理の電話番号').fill('０３ー５５５０ー０１４３');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('「治験実施体制」を保存しました。').waitFor();
  await page.reload();
  expect(await page.getByLabel('代理の電話番号').inputValue()).toBe('+81355500143');
  expect(complaints).toEqual([]);
});

test('a section past its date is confirmed as unchanged from the to-do list in two steps', async () => {
  await using browser = await newBrowser();
  const { page } = await visitAs(browser, OLD);
  await page.goto('/ja/hospital');
  await page.getByRole('link', { name: /^確認する\s*：治験能力の登録：英語対応/ }).click();
  await page.getByText('要更新').first().waitFor();
  await page.getByRole('button', { name: '変更なし・確認済みにする' }).click();
  await page.getByText(/「英語対応」を変更なしとして確認しました。有効期限は\d{4}年/).waitFor();
  await page.goto('/ja/hospital');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: /受入れ枠/ }).first().waitFor();
  expect(await page.getByText('治験能力の登録：英語対応').count()).toBe(0);
});

test('rows of diseases and quarters are added and removed by their names', async () => {
  await using browser = await newBrowser();
  const { page } = await visitAs(browser, OLD);
  await page.goto('/ja/hospital/register/diseases');
  await page.getByRole('link', { name: '疾患を追加する' }).click();
  await page.getByLabel('疾患コード（ICD-10）').fill('Ｃ２５');
  await page.getByLabel('疾患名').fill('膵癌');
  await page.getByLabel('年間の新規患者数').fill('40');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  // A number says how and when it was counted.
  await page.locator('.errsum').waitFor();
  expect(await page.locator('#method-error').textContent()).toBe('＊数え方を選んでください');
  await page.getByRole('radio', { name: '推定' }).check();
  await page.getByLabel('数えた年度').selectOption({ index: 2 });
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  const row = page.getByRole('row', { name: /C25 膵癌/ });
  await row.waitFor();
  await page.getByRole('button', { name: /^外す\s*：C25 膵癌/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登録から外す' }).click();
  await page.getByText('「C25 膵癌」を外しました。').waitFor();
  expect(await row.count()).toBe(0);

  await page.goto('/ja/hospital/capacity');
  const first = page.locator('.slots > li').first();
  const quarter = (await first.locator('b').textContent()) ?? '';
  const of = (act: string) => page.getByRole('button', { name: new RegExp(`^${act}\\s*：${quarter}`) });
  // The demonstration knows this quarter; removing it makes it unknown, not zero.
  await of('外す').click();
  expect(await first.textContent()).toContain('未回答');
  await of('追加する').click();
  await first.getByLabel('新しい試験（件）').fill('2');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.locator('.errsum').waitFor();
  expect(await page.locator('.errsum').textContent()).toContain('症例数');
  await first.getByLabel('症例数（例）').fill('6');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('「受入れ枠」を保存しました。').waitFor();
});

test('two people edit one section: both values are shown, and changes that do not touch are both kept', async () => {
  await using browser = await newBrowser();
  const one = await visitAs(browser, SHARED);
  const other = await visitAs(browser, SHARED);
  for (const { page } of [one, other]) {
    await page.goto('/ja/hospital/register/record');
    await page.getByLabel('国際共同治験（5年間）').waitFor();
  }
  await one.page.getByLabel('国際共同治験（5年間）').fill('31');
  await one.page.getByRole('button', { name: '保存する', exact: true }).click();
  await one.page.getByText('「実績」を保存しました。').waitFor();

  // The other one changed another field as well, which nobody else touched.
  await other.page.getByLabel('国際共同治験（5年間）').fill('45');
  await other.page.getByLabel('ヒト初回投与試験（5年間）').fill('7');
  await other.page.getByRole('button', { name: '保存する', exact: true }).click();
  const conflict = other.page.getByRole('region', { name: /^松本 花子が\d\d:\d\dに変更しました/ });
  await conflict.waitFor();
  const choices = await conflict.textContent();
  expect(choices).toContain('45件');
  expect(choices).toContain('31件');
  expect(choices).not.toContain('ヒト初回投与試験');
  await axeClean(other.page);
  await shot(other.page, 'hospital-register-conflict');
  await conflict.getByRole('radio', { name: /31件/ }).check();
  await conflict.getByRole('button', { name: '選んだ値で保存する' }).click();
  await other.page.getByText('「実績」を保存しました。').waitFor();
  await other.page.reload();
  expect(await other.page.getByLabel('国際共同治験（5年間）').inputValue()).toBe('31');
  expect(await other.page.getByLabel('ヒト初回投与試験（5年間）').inputValue()).toBe('7');

  // Nothing is lost from sight: who changed what, newest first, with both values.
  await other.page.goto('/ja/hospital/register');
  await other.page.getByRole('link', { name: '変更の記録' }).click();
  const acts = other.page.getByRole('list').getByRole('article');
  await acts.first().getByText('「実績」を変更しました').waitFor();
  expect(await acts.nth(0).locator('dl').textContent()).toMatch(/^ヒト初回投与試験（5年間）.+ → 7件$/);
  expect(await acts.nth(1).locator('dl').textContent()).toMatch(/^国際共同治験（5年間）.+ → 31件$/);
  await shot(other.page, 'hospital-register-history');
});

test('the register is taken along as a file, and a file is looked at before it is brought in', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await visitAs(browser, SHARED);
  await page.goto('/ja/hospital/register');
  await page.getByRole('link', { name: '書き出しと取込み' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'JSONに書き出す' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^register-\d{4}-\d\d-\d\d\.json$/);
  const document = JSON.parse(await readFile(await saved.path(), 'utf8'));
  const choose = (text: string) =>
    page
      .getByLabel('ファイルを選ぶ')
      .setInputFiles({ name: 'register.json', mimeType: 'application/json', buffer: Buffer.from(text) });

  await choose(JSON.stringify(document));
  await page.getByText('登録内容と同じです。変わる項目はありません。').waitFor();
  // What is no register file says so; a fault is named by its place, and nothing is brought.
  const summary = page.locator('.errsum');
  await choose('%PDF-1.7');
  await summary.getByText('読み取れないファイルです').waitFor();
  const wrong = structuredClone(document);
  wrong.sections.team.office_phone = '12';
  wrong.sections.diseases.rows[0].icd10 = '99';
  await choose(JSON.stringify(wrong));
  await summary.getByText('疾患別患者数 1行目：疾患コード（ICD-10）は分類の形で').waitFor();
  await summary.getByText('治験実施体制：治験事務局の電話番号は').waitFor();
  await axeClean(page);

  document.sections.record.startup_days = 88;
  await choose(JSON.stringify(document));
  const preview = page.getByRole('region', { name: '取込み前の確認：register.json' });
  await preview.getByText('1項目が変わります。').waitFor();
  expect(await preview.locator('dl').textContent()).toMatch(/→ 88日$/);
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'hospital-register-file');
  await preview.getByRole('button', { name: 'この内容を取り込む' }).click();
  await page.getByText('取り込みました。').waitFor();
  await page.goto('/ja/hospital/register/record');
  await expect.poll(() => page.getByLabel('資料の受領から最初の症例登録まで').inputValue()).toBe('88');
  expect(complaints).toEqual([]);
});

test('the register is filled in as a workbook; a list with faults names each cell and changes nothing', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await visitAs(browser, SHARED);
  await page.goto('/ja/hospital/register/file');
  const take = async (name: string) => {
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const saved = await saving;
    return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
  };
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('ファイルを選ぶ').setInputFiles({ name, mimeType: '', buffer });

  const own = await take('Excelに書き出す');
  expect(own.name).toMatch(/^register-\d{4}-\d\d-\d\d\.xlsx$/);
  await choose(own.name, own.bytes);
  await page.getByText('登録内容と同じです。変わる項目はありません。').waitFor();
  const form = await take('空の様式（Excel）');
  await choose(form.name, form.bytes);
  await page.getByRole('region', { name: `取込み前の確認：${form.name}` }).waitFor();
  await page.getByText('登録内容と同じです。変わる項目はありません。').waitFor();

  const summary = page.locator('.errsum');
  await choose('患者数.csv', Buffer.from('ICD-10,診療科,院内番号,数え方\r\n99,呼吸器内科,7,勘\r\n'));
  await summary.getByText('A2：疾患別患者数 1行目：疾患コード（ICD-10）は分類の形で').waitFor();
  await summary.getByText('C1：「院内番号」は登録の項目にありません').waitFor();
  await summary.getByText('D2：疾患別患者数 1行目：数え方は一覧から').waitFor();
  await axeClean(page);
  await shot(page, 'hospital-register-sheet-faults');

  await choose('実績.csv', Buffer.from('項目キー（変えない）,回答\r\nrecord/startup_days,９３日\r\n'));
  const preview = page.getByRole('region', { name: '取込み前の確認：実績.csv' });
  await preview.getByText('1項目が変わります。').waitFor();
  await preview.getByRole('heading', { name: '実績', exact: true }).waitFor();
  await axeClean(page);
  await fitsItsWidth(page);
  await preview.getByRole('button', { name: 'この内容を取り込む' }).click();
  await page.getByText('取り込みました。').waitFor();
  await page.goto('/ja/hospital/register/record');
  await expect.poll(() => page.getByLabel('資料の受領から最初の症例登録まで').inputValue()).toBe('93');
  expect(complaints).toEqual([]);
});

test('what describes the hospital further stands on pages after what matching needs, and is saved alike', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await visitAs(browser, SHARED);
  await page.goto('/ja/hospital/register/basic');
  await page.getByRole('link', { name: 'さらに詳しく（1／2）' }).click();
  await page.waitForURL('**/register/basic/2');
  await page.getByLabel('法人番号').fill('７０００－０１２０５－０００３');
  await page.getByLabel('病床数', { exact: true }).fill('九百');
  await page.getByRole('button', { name: '保存して進む' }).click();
  const summary = page.locator('.errsum');
  await summary.getByText('法人番号は13桁の数字で入力してください').waitFor();
  await summary.getByText('病床数は数字で入力してください').waitFor();
  await axeClean(page);
  await page.getByLabel('法人番号').fill('７０００－０１２０５－０００２');
  await page.getByLabel('病床数', { exact: true }).fill('９００');
  await page.getByRole('button', { name: '保存して進む' }).click();
  await page.waitForURL('**/register/basic/3');
  await page.getByRole('checkbox', { name: 'ISO 15189' }).setChecked(true);
  // The page says "saved" since the page before: only the answer tells that this one is.
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await kept;
  await page.goto('/ja/hospital/register/basic/2');
  await expect.poll(() => page.getByLabel('法人番号').inputValue()).toBe('7000012050002');

  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const lang of ['ja', 'en']) {
      for (const at of ['team/2', 'equipment/6']) {
        await page.goto(`/${lang}/hospital/register/${at}`);
        await page.locator('.section-form').waitFor();
        await fitsItsWidth(page);
        await axeClean(page);
        await shot(page, `hospital-further-${at.replace('/', '-')}-${lang}-${width}`);
      }
    }
  }
  expect(complaints).toEqual([]);
});

test('free places are pasted from a spreadsheet and walked along with the arrow keys', async () => {
  await using browser = await newBrowser();
  const { page, context, complaints } = await visitAs(browser, SHARED);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/ja/hospital/capacity');
  const boxes = page.getByRole('textbox', { name: /^新しい試験/ });
  await boxes.first().waitFor();
  // Quarters that are not answered yet get their boxes by the paste.
  const rows = ['4\t21', '3\t22', '2\t23', '1\t24', '0\t0', '5\t26', '9\t99'].join('\r\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
  await boxes.first().focus();
  await page.keyboard.press('Control+V');
  await page.getByRole('status').getByText('12個の値を貼り付けました。「9」からの2個は、表に入りませんでした。').waitFor();
  expect(await boxes.count()).toBe(6);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('7');
  expect(await boxes.nth(2).inputValue()).toBe('7');
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'hospital-capacity-pasted');
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await page.getByText('「受入れ枠」を保存しました。').waitFor();
  await page.reload();
  await expect.poll(() => boxes.nth(2).inputValue()).toBe('7');
  expect(await page.getByRole('textbox', { name: /^症例数/ }).nth(5).inputValue()).toBe('26');
  expect(complaints).toEqual([]);
});
