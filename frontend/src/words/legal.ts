import { legal as en } from './en/legal';
import { legal as ja } from './ja/legal';
import { pair } from './words';

/** Privacy notice, terms of use, accessibility statement. */
export const legalWords = pair(ja, en);
