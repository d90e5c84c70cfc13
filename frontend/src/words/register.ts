import { register as en } from './en/register';
import { register as ja } from './ja/register';
import { pair } from './words';

/** The hospital’s capability register. */
export const registerWords = pair(ja, en);
