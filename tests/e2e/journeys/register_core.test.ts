import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Caller } from '../help/api';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { openRound } from '../help/round';
import { account } from '../help/sign-in';

const ASKED = 'office@hospital07.example';
const PASSWORD = 'kagi-no-kakaru-tobira-2026';

/** What a person types into the fields of the core, by the field's id; the rest is chosen. */
const TYPED: Record<string, string> = {
  abbreviation: '見本南',
  med_inst_code: '131234567',
  office_mail: 'chiken@minami.example',
  office_phone: '03-5550-0199',
  'front-name': '見本 恵',
  'front-mail': 'megumi@minami.example',
  'front-phone': '０３ー５５５０ー０１９８',
  'deputy-name': '見本 健',
  'deputy-mail': 'ken@minami.example',
  'deputy-phone': '03-5550-0197',
  'more-crc_fte': '5.5',
  'more-smo_names': '見本SMO',
  'more-english_mail': 'trials@minami.example',
  'more-office_name': '治験管理室',
  'more-office_hours': '平日9時から17時',
  'more-backup_rule': '2人で1つの治験を受け持つ',
  fih_trials: '2',
  international_trials: '14',
  startup_days: '110',
  phase1_beds: '0',
  icd10: 'c349',
  text: '肺癌',
  department: '呼吸器内科',
  pi_name: '見本 明子',
  new_patients: '８０',
  prevalent: '120',
};

test('an office fills in the whole core by keyboard alone, key by key, and becomes a candidate', async () => {
  await using lead = await Caller.of(account('DL').address);
  const word = randomUUID().slice(0, 8);
  const address = `office@${word}.example`;
  const entry = await lead.ask<{ id: string }>('POST', '/api/desk/hospitals', {
    basic: {
      name_ja: `見本南病院${word}`,
      name_en: `Mihon Minami Hospital ${word}`,
      prefecture: '13',
    },
    manager: { email: address, family: '見本', given: '恵' },
  });
  const [link = ''] = (await mailFor(address, /アカウント/)).links;

  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser, { language: 'ja' });
  await page.goto(link);
  await page.locator('input[autocomplete="new-password"]').first().waitFor();
  await tabTo(page, /パスワード/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('/link/'));

  await page.goto('/ja/hospital/register');
  await page.getByRole('heading', { level: 1, name: '治験能力の登録' }).waitFor();
  const sections: [RegExp, string, string[]][] = [
    [/^1\s/, 'basic', ['basic']],
    [/^2\s/, 'team', ['team', 'team/2']],
    [/^3\s/, 'departments', ['departments']],
    [/^5\s/, 'record', ['record']],
    [/^6\s/, 'equipment', ['equipment', 'equipment/2', 'equipment/3', 'equipment/4']],
    [/^7\s/, 'irb', ['irb']],
    [/^8\s/, 'contract', ['contract']],
    [/^9\s/, 'data', ['data']],
    [/^10\s/, 'english', ['english', 'english/2']],
  ];
  for (const [name, section, pages] of sections) {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    for (const [nth, path] of pages.entries()) {
      if (nth > 0 && path === 'team/2') {
        await tabTo(page, /^さらに詳しく/);
        await page.keyboard.press('Enter');
      }
      await page.waitForURL(`**/ja/hospital/register/${path}`);
      await headingInFocus(page);
      await fillByKeys(page);
      await saved(page, section);
    }
    // A section's further pages follow one another; who saved one is led to the next.
    if (section === 'team') {
      await page.waitForURL('**/ja/hospital/register/team/3');
      await headingInFocus(page);
    }
    await toRegister(page);
  }

  await tabTo(page, /^4\s/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ja/hospital/register/diseases');
  await headingInFocus(page);
  await tabTo(page, /^疾患を追加する$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ja/hospital/register/diseases/new');
  await headingInFocus(page);
  await fillByKeys(page);
  await saved(page, 'diseases');
  await page.waitForURL('**/ja/hospital/register/diseases');
  await headingInFocus(page);

  await tabTo(page, /^受入れ枠$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ja/hospital/capacity');
  await headingInFocus(page);
  for (let quarter = 0; quarter < 6; quarter += 1) {
    await tabTo(page, /^追加する/);
    await page.keyboard.press('Enter');
  }
  await page.locator('.slots input').nth(11).waitFor();
  await page.locator('h1').focus();
  await fillByKeys(page);
  await saved(page, 'slots');

  await tabTo(page, /^治験能力の登録$/, true);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ja/hospital/register');
  await headingInFocus(page);
  const register = await page.request.get('/api/hospital/register');
  const { meter } = (await register.json()) as { meter: { missing: unknown[]; required_filled: number } };
  expect(meter.missing).toEqual([]);
  expect(meter.required_filled).toBe(33);
  await axeClean(page);
  await fitsItsWidth(page);
  await shot(page, 'register-core-filled');
  expect(complaints).toEqual([]);

  // The desk finds it among the candidates for a trial of the disease.
  const { number } = await openRound([ASKED]);
  await using manager = await Caller.of(account('DM').address);
  const list = await manager.ask<{ candidates: { hospital: string; standing: string }[] }>(
    'GET',
    `/api/desk/cases/${number}/candidates`,
  );
  const found = list.candidates.find((one) => one.hospital === entry.id);
  expect(found?.standing, JSON.stringify(found)).toBe('met');
});

/** A new page is read from its heading on. */
async function headingInFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

async function saved(page: Page, section: string): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && new URL(response.url()).pathname.endsWith(`/register/${section}`),
  );
  await page.keyboard.press('Enter');
  const response = await answer;
  expect(response.status(), await response.text()).toBe(200);
}

async function toRegister(page: Page): Promise<void> {
  await tabTo(page, /^区分の一覧に戻る$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ja/hospital/register');
  await headingInFocus(page);
}

/**
 * Goes through the form with the Tab key and answers what has the focus, as
 * somebody without a mouse would; ends on the button that saves.
 */
async function fillByKeys(page: Page): Promise<void> {
  const seen = new Set<string>();
  for (let presses = 0; presses < 160; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement as HTMLInputElement;
      const label = Array.from(one.labels ?? [])
        .map((each) => each.textContent)
        .join(' ');
      return {
        kind: one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase(),
        id: one.id,
        name: one.name,
        text: (label || one.textContent) ?? '',
        filled: (one.value ?? '') !== '',
        submits: one.tagName === 'BUTTON' && one.type === 'submit',
      };
    });
    if (at.submits && /^保存/.test(at.text)) return;
    switch (at.kind) {
      case 'radio':
        // The last answer is “not answered”; the arrow goes on to the first.
        if (!seen.has(at.name)) await page.keyboard.press('ArrowDown');
        seen.add(at.name);
        break;
      case 'checkbox':
        if (!/^該当なし/.test(at.text.trim())) await page.keyboard.press('Space');
        break;
      case 'select':
        if (!at.filled) for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
        break;
      case 'text':
      case 'email':
      case 'tel':
      case 'number':
      case 'textarea':
        if (!at.filled) await page.keyboard.type(TYPED[at.id] ?? part(at.text));
        break;
      case 'button':
        if (/審査日を追加する/.test(at.text) && !seen.has('meeting')) {
          seen.add('meeting');
          await page.keyboard.press('Enter');
          await page.keyboard.type(String(new Date().getFullYear() + 1));
        }
        break;
    }
  }
  throw new Error(`no Tab reaches the button that saves on ${page.url()}`);
}

/** The parts of a date by their labels; any other number. */
function part(label: string): string {
  if (/^年$/.test(label.trim())) return String(new Date().getFullYear() + 1);
  if (/^月$/.test(label.trim())) return '6';
  if (/^日$/.test(label.trim())) return '9';
  return '4';
}
