import { deskmatch as en } from './en/deskmatch';
import { deskmatch as ja } from './ja/deskmatch';
import { pair } from './words';

/** Candidate hospitals, synopsis, rounds, collated answer, selection. */
export const deskmatchWords = pair(ja, en);
