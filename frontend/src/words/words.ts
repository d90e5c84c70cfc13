/** The two languages of every screen. */
export type Lang = 'en' | 'ja';

/**
 * The shape of an area's words: every text of one language must exist in the
 * other, and a text with values takes the same values in both. A missing or
 * a surplus text does not compile.
 */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Shape<T[K]>;
};

/** An area's words in both languages. */
export interface Pair<T> {
  readonly en: T;
  readonly ja: T;
}

/** Joins the two files of one area. */
export function pair<T>(ja: T, en: Shape<T>): Pair<Shape<T>> {
  return { ja: ja as Shape<T>, en };
}

/** A phrase mark `|` shows where Japanese may break; it is never printed. */
export function plain(text: string): string {
  return text.replaceAll('|', '');
}

// Kanji alone may be Chinese; kana never are.
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The language a text somebody wrote is in: the text says it itself, nobody should have to choose. */
export function languageOf(text: string): Lang {
  return KANA.test(text) ? 'ja' : 'en';
}
