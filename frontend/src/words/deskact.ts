import { deskact as en } from './en/deskact';
import { deskact as ja } from './ja/deskact';
import { pair } from './words';

/** The acts on a case: buttons, dialogs, hints. */
export const deskactWords = pair(ja, en);
