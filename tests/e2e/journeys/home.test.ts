import { expect, test } from 'vitest';
import { bothLanguages, newBrowser } from '../help/browser';
import { axeClean, fitsItsWidth, shot } from '../help/look';

test('the home page stands in both languages and widths, and axe finds nothing', async () => {
  await using browser = await newBrowser();
  await bothLanguages(browser, async ({ page, complaints }, language, width) => {
    const answer = await page.goto(`/${language}`);
    expect(answer?.status()).toBe(200);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await shot(page, `home-${language}-${width}`);
    await axeClean(page);
    await fitsItsWidth(page);
    expect(complaints).toEqual([]);
  });
});

test('a visitor without a language is led to one, by what the browser asks for', async () => {
  await using browser = await newBrowser();
  await bothLanguages(browser, async ({ page }, language) => {
    await page.goto('/');
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${language}/?$`));
  });
});
