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

const areas: ((lang: Lang) => Promise<void>)[] = [];
const loads = new Map<Lang, Promise<void>>();
const loaded = new Set<Lang>();

/**
 * Like `pair`, one language at a time: for the words that every screen needs.
 * `loadWords` fetches them before the first screen is drawn.
 */
export function apart<T>(ja: () => Promise<T>, en: () => Promise<Shape<T>>): Pair<Shape<T>> {
  const files = { en, ja: ja as () => Promise<Shape<T>> };
  const here: Partial<Record<Lang, Shape<T>>> = {};
  areas.push(async (lang) => {
    here[lang] ??= await files[lang]();
  });
  const read = (lang: Lang) => {
    const words = here[lang];
    if (!words) throw new Error(`the words of this area are not loaded in ${lang}`);
    return words;
  };
  return {
    get en() {
      return read('en');
    },
    get ja() {
      return read('ja');
    },
  };
}

/** Loads one language of every area that is kept apart, once; after a failure it may be tried again. */
export function loadWords(lang: Lang): Promise<void> {
  const known = loads.get(lang);
  if (known) return known;
  const load = Promise.all(areas.map((area) => area(lang))).then(
    () => {
      loaded.add(lang);
    },
    (cause) => {
      loads.delete(lang);
      throw cause;
    },
  );
  loads.set(lang, load);
  return load;
}

/** Whether screens can be drawn in that language. */
export function hasWords(lang: Lang): boolean {
  return loaded.has(lang);
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
