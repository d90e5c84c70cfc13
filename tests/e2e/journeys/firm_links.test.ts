import { request } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { newBrowser, newVisit } from '../help/browser';
import { tabTo } from '../help/keyboard';
import { axeClean, fitsItsWidth, shot } from '../help/look';
import { mailFor } from '../help/mails';
import { beginRequest, newAddress } from '../help/request';
import { account, openLink } from '../help/sign-in';

test('a draft goes on on another device from its link, which a mail scanner cannot use up', async () => {
  await using browser = await newBrowser();
  const one = await newVisit(browser);
  const email = await beginRequest(one.page);
  await one.page.getByRole('button', { name: 'Save and continue' }).click();
  await one.page.getByLabel('Company name').fill('Larkfield of the first device');
  await one.page.getByRole('link', { name: 'Save and finish later' }).click();
  await one.page.getByRole('heading', { level: 1, name: 'Your draft is saved' }).waitFor();
  await axeClean(one.page);
  const link = (await mailFor(email, /code/i)).links.find((each) => each.includes('/link/')) ?? '';

  const scanner = await request.newContext();
  for (const method of ['GET', 'HEAD', 'GET']) expect((await scanner.fetch(link, { method })).ok()).toBe(true);
  const token = link.split('/').at(-1);
  await scanner.get(`${inject('baseUrl')}/api/links/${token}`);
  await scanner.dispose();

  const two = await newVisit(browser, { width: 390 });
  await two.page.goto(link);
  await two.page.getByRole('heading', { level: 1, name: 'Confirm your email' }).waitFor();
  await axeClean(two.page);
  await tabTo(two.page, /^Continue$/);
  await two.page.keyboard.press('Enter');
  await two.page.waitForURL(/\/request\/[0-9a-f-]{36}\/check$/);
  await two.page.getByText('Larkfield of the first device').waitFor();
  await fitsItsWidth(two.page);
  // What is missing stands on top as links.
  await two.page.getByRole('navigation', { name: 'Still to answer' }).waitFor();

  // The link is spent: it says so, and a new one is one press away.
  const three = await newVisit(browser);
  await three.page.goto(link);
  await three.page.getByRole('heading', { level: 1, name: 'This link has been used' }).waitFor();
  await axeClean(three.page);
  await shot(three.page, 'firm-link-used');
  await three.page.getByLabel('Email').fill(email);
  await three.page.getByRole('button', { name: 'Send a new link' }).click();
  await three.page.getByText(`If ${email} has a link to get`).waitFor();
  const resume = await mailFor(email, /draft/i);
  const newest = resume.links.find((each) => each.includes('/link/')) ?? '';
  await openLink(three.page, newest);
  await three.page.waitForURL(/\/request\/[0-9a-f-]{36}\/check$/);
  await three.page.getByText('Larkfield of the first device').waitFor();
  expect([...one.complaints, ...two.complaints, ...three.complaints]).toEqual([]);
});

test('a newer link replaces the older one, and the older one says so', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  const address = 'n.byrne@glomera.example';
  const ask = async (after: number) => {
    await page.goto('/en/sign-in');
    await page.getByLabel('Email').fill(address);
    await page.getByRole('button', { name: 'Send me a link and a code' }).click();
    await page.waitForURL(/\/en\/code$/);
    return mailFor(address, /sign-in link/i, { after });
  };
  const older = await ask(0);
  const newer = await ask(1);
  await page.goto(older.links.find((each) => each.includes('/link/')) ?? '');
  await page.getByRole('heading', { level: 1, name: 'There is a newer link' }).waitFor();
  await page.getByText('We sent a newer link on').waitFor();
  await page.goto('/en/code');
  await page.getByLabel('6-digit code').fill(older.code === newer.code ? '000000' : (older.code ?? ''));
  await page.keyboard.press('Enter');
  await page.locator('#code-error').waitFor();
  await page.getByLabel('6-digit code').fill(newer.code ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/my/);
  expect(complaints).toEqual([]);
});

test('an unknown address gets the same answer as a known one, and no link is a page of its own', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  const nobody = newAddress();
  await page.goto('/en/resume');
  await axeClean(page);
  await page.getByLabel('Work email').fill(nobody);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByText(`If ${nobody} has a draft or a case`).waitFor();
  await page.goto('/en/link/0123456789abcdef');
  await page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor();
  await axeClean(page);
  expect(complaints).toEqual([]);
});

test('a deep link leads through sign-in to exactly its place, and the wrong role to its own', async () => {
  await using browser = await newBrowser();
  const { page, complaints } = await newVisit(browser);
  await page.goto('/en/my/cases/A-R08-001/disclosures');
  await page.waitForURL(/\/en\/sign-in\?to=/);
  await axeClean(page);
  await page.getByLabel('Email').fill('office@hospital07.example');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').getByText('Email or password does not match').waitFor();
  await page.getByLabel('Email').fill(account('SUB').address);
  await page.getByRole('button', { name: 'Send me a link and a code' }).click();
  await page.waitForURL(/\/en\/code/);
  const { code } = await mailFor(account('SUB').address, /sign-in link/i);
  await page.getByLabel('6-digit code').fill(code ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/my\/cases\/A-R08-001\/disclosures$/);
  await page.getByRole('heading', { name: 'Disclosures' }).waitFor();
  // Another company’s case does not exist for this reader.
  await page.goto('/en/my/cases/A-R08-002');
  await page.getByRole('heading', { level: 1, name: 'We found no such page' }).waitFor();
  expect(complaints).toEqual([]);
});
