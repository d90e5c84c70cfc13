import { expertreply as en } from './en/expertreply';
import { expertreply as ja } from './ja/expertreply';
import { pair } from './words';

/** The page on which an expert replies, opened by the link in the mail. */
export const expertreplyWords = pair(ja, en);
