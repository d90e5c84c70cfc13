import { use } from 'react';
import { hasWords, type Lang, loadWords } from '../words/words';

/** Waits for the words in a language beside the reader’s: what stands below may name codes in it. */
export function useWordsIn(lang: Lang) {
  if (!hasWords(lang)) use(loadWords(lang));
}
