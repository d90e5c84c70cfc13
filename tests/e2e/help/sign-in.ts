import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Account } from '../setup/server';
import type { Language } from './browser';

const CONTINUE: Record<Language, string> = { en: 'Continue', ja: '進む' };

/** The demonstration's person with this role's code, e.g. `account('DL')`. */
export function account(role: string): Account {
  const accounts = inject('accounts');
  const found = accounts.find((each) => each.role === role);
  if (!found) {
    const known = accounts.map((each) => each.role).join(', ') || 'none';
    throw new Error(`the demonstration printed no account for ${role}; it printed: ${known}`);
  }
  return found;
}

/**
 * Signs this visit in as the demonstration's person with this role, the way a
 * person does: with a password on the sign-in page, or through the mailed link
 * and its button. Returns who that is.
 */
export async function signIn(page: Page, role: string, language: Language = 'en'): Promise<Account> {
  const who = account(role);
  if (/^https?:/.test(who.secret)) {
    await openLink(page, who.secret, language);
  } else {
    await signInWith(page, who.address, who.secret, language);
  }
  return who;
}

/** Signs in on the sign-in page with an address and a password. */
export async function signInWith(page: Page, address: string, password: string, language: Language = 'en'): Promise<void> {
  await page.goto(`/${language}/sign-in`);
  await page.locator('input[autocomplete="username"]').fill(address);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Opens a mailed link and presses its button; the link alone must not use itself up. */
export async function openLink(page: Page, link: string, language: Language = 'en'): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: CONTINUE[language], exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('/link/'));
}
