import { firm as en } from './en/firm';
import { firm as ja } from './ja/firm';
import { pair } from './words';

/** The company’s case page. */
export const firmWords = pair(ja, en);
