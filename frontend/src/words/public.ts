import { publicPages as en } from './en/public';
import { publicPages as ja } from './ja/public';
import { pair } from './words';

/** Home, contact and the start of the request. */
export const publicWords = pair(ja, en);
