import { firmpages as en } from './en/firmpages';
import { firmpages as ja } from './ja/firmpages';
import { pair } from './words';

/** The pages of a company’s case behind its overview, and its people’s settings. */
export const firmpagesWords = pair(ja, en);
