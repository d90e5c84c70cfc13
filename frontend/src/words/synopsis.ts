import { synopsis as en } from './en/synopsis';
import { synopsis as ja } from './ja/synopsis';
import { pair } from './words';

/** What each line of the blinded synopsis is about, for those who are asked. */
export const synopsisWords = pair(ja, en);
