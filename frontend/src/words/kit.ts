import { kit as en } from './en/kit';
import { kit as ja } from './ja/kit';
import { pair } from './words';

/** Samples for the page of all parts. */
export const kitWords = pair(ja, en);
