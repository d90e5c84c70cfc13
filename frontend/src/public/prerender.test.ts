import { describe, expect, it } from 'vitest';
import { renderAll } from './prerender';

const pages = renderAll({ style: '/assets/app.css', script: '/assets/app.js' });

describe.each(pages.map((page) => [page.file, page.html]))('%s', (file, html) => {
  it('is in its language, with one h1 that begins its title', () => {
    expect(html).toContain(`<html lang="${file.slice(0, 2)}">`);
    const headings = [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/g)];
    expect(headings).toHaveLength(1);
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
    const heading = headings[0]?.[1]?.replace(/<[^>]+>/g, '') ?? '';
    if (!file.endsWith(`${file.slice(0, 2)}/index.html`)) expect(title.startsWith(heading)).toBe(true);
    expect(title).not.toContain('undefined');
  });

  it('holds nothing a strict Content-Security-Policy refuses, and asks no third party', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<script(?![^>]* src="\/)/);
    expect([...html.matchAll(/(?:src|<link[^>]*href)="(https?:)/g)]).toEqual([]);
  });

  it('leaves only the tokens the server knows', () => {
    const tokens = new Set([...html.matchAll(/%%(\w+)%%/g)].map((found) => found[1]));
    for (const token of tokens) {
      expect(['DESK_MAILBOX', 'DESK_PHONE', 'OPERATOR_EN', 'OPERATOR_JA', 'VERSION']).toContain(token);
    }
  });
});

it('asks without scripts only where the company app takes over', () => {
  const withScript = pages.filter((page) => page.html.includes('<script'));
  expect(withScript.map((page) => page.file)).toEqual(['en/request/index.html', 'ja/request/index.html']);
  for (const { html } of withScript) {
    const form = /<noscript>(.*?)<\/noscript>/gs.exec(html.slice(html.indexOf('<body')))?.[1] ?? '';
    expect(form).toContain('action="/api/short-requests"');
    const names = [...form.matchAll(/ name="(\w+)"/g)].map((found) => found[1]);
    expect(names).toEqual([
      'lang',
      'privacy_version',
      'name',
      'company',
      'email',
      'words',
      'website',
      'consent_privacy',
      'nonconf_confirm',
    ]);
  }
});
