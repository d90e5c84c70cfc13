import { describe, expect, it } from 'vitest';
import { type Shown, said } from './said';

describe('what an item of a face says', () => {
  const cases: [Shown, string, string][] = [
    [{ kind: 'number', number: 1200, unit: 'unitPatients' }, '1,200例', '1,200 patients'],
    [{ kind: 'number', number: 3, unit: null }, '3', '3'],
    [{ kind: 'yes_no', yes: false }, 'いいえ', 'No'],
    [{ kind: 'words', words: [] }, 'なし', 'None'],
    [{ kind: 'words', words: [{ ja: '脳', en: 'Brain' }] }, '脳', 'Brain'],
    [{ kind: 'text', text: '様式は当院のもの' }, '様式は当院のもの', '様式は当院のもの'],
    [{ kind: 'withheld' }, '（非開示）', '(not shown)'],
  ];
  it.each(cases)('%j', (shown, ja, en) => {
    expect(said(shown, 'ja')).toBe(ja);
    expect(said(shown, 'en')).toBe(en);
  });
});
