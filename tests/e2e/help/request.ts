import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { focused, tabTo } from './keyboard';

/** An address nobody else’s journey writes to. */
export function newAddress(): string {
  const word = randomUUID().slice(0, 8);
  return `${word}@${word}.example`;
}

/** Presses the arrow until the choice of this name has the focus; the first choice was reached by Tab. */
export async function arrowTo(page: Page, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (wanted.test((await focused(page)).name)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no arrow reaches ${wanted}`);
}

/** Chooses one answer of a group by keyboard: Tab to its first choice, arrows to the wanted one. */
export async function chooseByKey(page: Page, first: RegExp, wanted: RegExp): Promise<void> {
  await tabTo(page, first);
  if (wanted.test((await focused(page)).name)) await page.keyboard.press('Space');
  else await arrowTo(page, wanted);
}

/** Waits for a page of the request form, by the last part of its address, with its heading in focus. */
export async function onPage(page: Page, name: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(`/${name}`));
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

/** Begins a request with the mouse and fills in who asks; returns the address. */
export async function beginRequest(page: Page, email = newAddress()): Promise<string> {
  await page.goto('/en/request');
  await page.getByRole('link', { name: 'Start now' }).click();
  await page.waitForURL(/\/request\/[0-9a-f-]{36}\/you$/);
  await page.getByLabel('Family name').fill('Hartley');
  await page.getByLabel('Given names').fill('Emma');
  await page.getByLabel('Employee of the sponsor').check();
  await page.getByLabel('Work email').fill(email);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await onPage(page, 'trial-number');
  return email;
}

/** The month so many months from now. */
export function monthAhead(months: number): { month: string; year: string } {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return { month: String(day.getUTCMonth() + 1), year: String(day.getUTCFullYear()) };
}
