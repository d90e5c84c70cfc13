import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultText } from './faults';

const SOURCE = join(import.meta.dirname, '..');
const files = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const read = (path: string) => readFileSync(path, 'utf8');
const name = (path: string) => relative(SOURCE, path);

/** The texts of a words file: what stands in quotes, without comments, names and imports. */
function texts(path: string): string[] {
  const code = read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^import .*$/gm, '');
  return [...code.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  );
}

const BANNED_EN =
  /\b(please|kindly|sorry|invalid|illegal|incorrect|wrong|bad|fail|failed|forgot|missing|mandatory|must not be blank|unable|oops|unexpected|an error occurred|click|tap|submit|users?|subjects?|customers?)\b|!/i;
const BANNED_JA =
  /無効|不正|誤った|間違|失敗|忘れ|正しく|未入力です|必須です|入力されていません|エラーが発生|恐れ入りますが|お手数ですが|申し訳|クリック|タップ|押下|送信|お客様|ユーザー|！|させていただ|速やかに|なるべく早く/;

describe('words', () => {
  const en = files(join(SOURCE, 'words/en'));
  const ja = files(join(SOURCE, 'words/ja'));

  it.each(en.map((path) => [name(path), path]))('%s keeps to the voice', (_, path) => {
    expect(texts(path).filter((text) => BANNED_EN.test(text))).toEqual([]);
  });

  it.each(ja.map((path) => [name(path), path]))('%s keeps to the voice', (_, path) => {
    expect(texts(path).filter((text) => BANNED_JA.test(text))).toEqual([]);
  });

  it('finds a banned word where there is one', () => {
    expect(BANNED_EN.test('Please enter a date')).toBe(true);
    expect(BANNED_JA.test('入力に失敗しました')).toBe(true);
    expect(BANNED_EN.test('The subjectivity of badges')).toBe(false);
  });

  it('stand nowhere else: no Japanese letters in any component', () => {
    const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    const components = files(SOURCE).filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'));
    expect(components.length).toBeGreaterThan(20);
    const strayed = components.filter((path) =>
      japanese.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(strayed.map(name)).toEqual([]);
  });
});

describe('faults', () => {
  it('say what to do, with the name of the field inside the sentence', () => {
    const company = { label: 'Company name' };
    expect(faultText({ code: 'required' }, company, 'en')).toBe('Enter company name');
    expect(faultText({ code: 'too_long', params: { n: '200', m: '3' } }, company, 'en')).toBe(
      'Company name must have 200 characters or fewer. 3 too many',
    );
    expect(faultText({ code: 'required' }, { label: '治験の相', choice: true }, 'ja')).toBe(
      '治験の相を選んでください',
    );
  });

  it('say something sensible for a code newer than this build', () => {
    expect(faultText({ code: 'from_the_future' }, { label: 'Phase' }, 'en')).toBe('Enter phase again');
  });
});
