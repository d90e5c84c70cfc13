import { desklist as en } from './en/desklist';
import { desklist as ja } from './ja/desklist';
import { pair } from './words';

/** The desk’s lists and the forms that add to them: cases, case files, hospitals. */
export const desklistWords = pair(ja, en);
