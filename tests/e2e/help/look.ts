import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/**
 * Asserts that axe finds nothing on the page as it stands, by the WCAG 2.2 A and
 * AA rules and axe's best practices. The message names rule, place and remedy.
 * Without `contrast` the contrast of colours, three quarters of axe's work, is not measured again.
 */
export async function axeClean(page: Page, { contrast = true } = {}): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Without frames there is nothing to gather from a page of axe's own; and what passed is
    // not looked at: half the time.
    .setLegacyMode(true)
    .options({
      resultTypes: ['violations'],
      preload: false,
      rules: { 'color-contrast': { enabled: contrast } },
    })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}\n  at ${node.target.join(' ')}\n  ${node.html}`),
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Asserts that the page does not scroll sideways (data tables scroll in their own box). */
export async function fitsItsWidth(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window);
}

/** Keeps a picture of the whole page as `tests/e2e/out/<database>/<name>.png`, and returns its path. */
export async function shot(page: Page, name: string): Promise<string> {
  const path = join(inject('pictures'), `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  return path;
}
