import type { Locator, Page } from 'playwright-core';

/** Chooses one answer of a question, by the words a reader sees. */
export async function pick(within: Page | Locator, question: string | RegExp, answer: string | RegExp): Promise<void> {
  const exact = typeof answer === 'string';
  await within.getByRole('group', { name: question }).getByLabel(answer, { exact }).check();
}

/** Waits for the page with this heading. */
export async function on(page: Page, name: string | RegExp, level: 1 | 2 = 1): Promise<void> {
  await page.getByRole('heading', { level, name }).first().waitFor();
}

/** Waits until the strip on top of a case or a survey says whose turn it is, and what is next. */
export async function turn(page: Page, whose: string, next: string): Promise<void> {
  await page.getByRole('definition').filter({ hasText: whose }).first().waitFor();
  await page.getByRole('definition').filter({ hasText: next }).first().waitFor();
}

/** Presses the button of the open dialog that names the act, and waits until it is done. */
export async function confirm(page: Page, act: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: act, exact: typeof act === 'string' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Writes a day into the three fields of a Japanese date question. */
export async function fillDay(within: Page | Locator, question: string, day: Day): Promise<void> {
  const group = within.getByRole('group', { name: question });
  await group.getByLabel('年', { exact: true }).fill(day.year);
  await group.getByLabel('月', { exact: true }).fill(day.month);
  await group.getByLabel('日', { exact: true }).fill(day.day);
}

/** Writes a month into the two fields of an English month question. */
export async function fillMonth(within: Page | Locator, question: string, { year, month }: Day): Promise<void> {
  const group = within.getByRole('group', { name: question });
  await group.getByLabel('Month', { exact: true }).fill(month);
  await group.getByLabel('Year', { exact: true }).fill(year);
}

/** A day as people write it into fields. */
export type Day = { year: string; month: string; day: string };

/** The day in Japan, `days` from now. */
export function dayInJapan(days = 0): Day {
  return dayOf(japanNow(days * 24 * 60));
}

/** The first day of the month that lies `months` ahead. */
export function monthAhead(months: number): Day {
  const now = japanNow();
  return dayOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)));
}

/** A time of today in Japan that is over: some minutes ago, but not yesterday. */
export function earlierToday(minutes: number): string {
  const then = japanNow(-minutes);
  return dayOf(then).day === dayInJapan().day ? then.toISOString().slice(11, 16) : '00:00';
}

/** The fiscal year in Japan, as case numbers and words write it. */
export function fiscalYear(): { key: string; inNumbers: string; ja: string } {
  const now = japanNow();
  const starts = now.getUTCFullYear() - (now.getUTCMonth() < 3 ? 1 : 0);
  const era = starts - 2018;
  return { key: `R${era}`, inNumbers: `R${String(era).padStart(2, '0')}`, ja: `令和${era}年度（${starts}年度）` };
}

// A date whose UTC fields read as the clock on a wall in Japan.
function japanNow(minutes = 0): Date {
  return new Date(Date.now() + (9 * 60 + minutes) * 60_000);
}

function dayOf(date: Date): Day {
  return {
    year: `${date.getUTCFullYear()}`,
    month: `${date.getUTCMonth() + 1}`,
    day: `${date.getUTCDate()}`,
  };
}
