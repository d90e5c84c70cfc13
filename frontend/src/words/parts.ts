import { parts as en } from './en/parts';
import { parts as ja } from './ja/parts';
import { pair } from './words';

/** The texts that belong to the parts themselves, wherever they stand. */
export const partsWords = pair(ja, en);
