import { experts as en } from './en/experts';
import { experts as ja } from './ja/experts';
import { pair } from './words';

/** Experts: asking them, reading and passing on what they say. */
export const expertsWords = pair(ja, en);
