import { desk as en } from './en/desk';
import { desk as ja } from './ja/desk';
import { pair } from './words';

/** The desk’s day: today, inbox, acts that need a second person, undelivered mails. */
export const deskWords = pair(ja, en);
