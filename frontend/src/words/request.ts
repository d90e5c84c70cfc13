import { request as en } from './en/request';
import { request as ja } from './ja/request';
import { pair } from './words';

/** The public request form, its receipt and its drafts. */
export const requestWords = pair(ja, en);
