import type { Page } from 'playwright-core';

/** What has the focus, as a screen reader would begin to say it. */
export function focused(page: Page): Promise<{ role: string; name: string; id: string }> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    const labels = at && 'labels' in at ? Array.from((at as HTMLInputElement).labels ?? []) : [];
    const label = labels.map((one) => one.textContent).join(' ');
    return {
      role: at?.getAttribute('role') ?? at?.tagName.toLowerCase() ?? '',
      name: (at?.getAttribute('aria-label') ?? (label || at?.textContent) ?? '').replace(/\s+/g, ' ').trim(),
      id: at?.id ?? '',
    };
  });
}

/**
 * Presses Tab until the control with this name (or id, `#pi`) has the focus. The
 * whole page is walked once at most, so that what no key reaches fails.
 */
export async function tabTo(page: Page, wanted: RegExp | string, back = false): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const at = await focused(page);
    const fits = typeof wanted === 'string' ? `#${at.id}` === wanted : wanted.test(at.name);
    if (fits) {
      const inSight = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
      });
      if (!inSight) throw new Error(`the focus is out of sight at ${at.name}`);
      return;
    }
    seen.push(`${at.role} ${at.name.slice(0, 40)}`);
  }
  throw new Error(`no Tab reaches ${wanted} on ${page.url()}; the keys reach:\n${seen.slice(0, 80).join('\n')}`);
}
