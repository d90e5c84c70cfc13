import { deskreview as en } from './en/deskreview';
import { deskreview as ja } from './ja/deskreview';
import { pair } from './words';

/** The desk’s review of the register. */
export const deskreviewWords = pair(ja, en);
