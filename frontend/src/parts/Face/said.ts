import type { components } from '../../api/schema.gen';
import { faceWords } from '../../words/face';
import { list, longDay, number } from '../../words/format';
import { periodName, quarterName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import type { Lang } from '../../words/words';

export type Shown = components['schemas']['Shown'];

type Unit = Extract<keyof (typeof registerWords)['ja'], `unit${string}`>;

/** What an item says, in words. */
export function said(shown: Shown, lang: Lang): string {
  const words = faceWords[lang];
  switch (shown.kind) {
    case 'text':
      return shown.text;
    case 'number':
      return `${number(shown.number)}${unitOf(shown.unit, lang)}`;
    case 'yes_no':
      return shown.yes ? words.yes : words.no;
    case 'words':
      if (shown.words.length === 0) return words.nothing;
      return list(
        shown.words.map((word) => word[lang]),
        lang,
      );
    case 'days':
      return list(
        shown.days.map((day) => longDay(day, lang)),
        lang,
      );
    case 'year':
      return periodName(shown.year, lang);
    case 'quarter':
      return quarterName(shown.quarter, lang);
    case 'withheld':
      return words.withheld;
  }
}

function unitOf(unit: string | null | undefined, lang: Lang): string {
  if (!unit) return '';
  const word = registerWords[lang][unit as Unit];
  return lang === 'ja' || !word ? word : ` ${word}`;
}

/** Whether a text that somebody typed is in Japanese: it is read out as such. */
export function isJapanese(text: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(text);
}
