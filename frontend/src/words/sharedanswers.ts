import { sharedanswers as en } from './en/sharedanswers';
import { sharedanswers as ja } from './ja/sharedanswers';
import { pair } from './words';

/** Answers that the desk shares with every hospital, on both sides. */
export const sharedanswersWords = pair(ja, en);
