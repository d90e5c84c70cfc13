import { signin as en } from './en/signin';
import { signin as ja } from './ja/signin';
import { pair } from './words';

/** Signing in, codes, and what a link in a mail leads to. */
export const signinWords = pair(ja, en);
