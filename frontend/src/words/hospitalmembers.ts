import { hospitalmembers as en } from './en/hospitalmembers';
import { hospitalmembers as ja } from './ja/hospitalmembers';
import { pair } from './words';

/** A hospital’s people: roles, invitations, deputies, who did what. */
export const hospitalmembersWords = pair(ja, en);
