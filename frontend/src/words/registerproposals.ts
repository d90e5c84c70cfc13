import { registerproposals as en } from './en/registerproposals';
import { registerproposals as ja } from './ja/registerproposals';
import { pair } from './words';

/** Changes of a hospital’s register that the desk proposes. */
export const registerproposalsWords = pair(ja, en);
