import { deskexchange as en } from './en/deskexchange';
import { deskexchange as ja } from './ja/deskexchange';
import { pair } from './words';

/** What hospitals ask during a round, and what the desk does for one of them. */
export const deskexchangeWords = pair(ja, en);
