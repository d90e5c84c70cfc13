import { use } from 'react';
import { hasWords, type Lang, loadWords } from '../words/words';
import { whenHere } from './lazy';

/** Waits for the words in a language beside the reader’s: what stands below may name codes in it. */
export function useWordsIn(lang: Lang) {
  if (!hasWords(lang)) use(whenHere(loadWords(lang)));
}
