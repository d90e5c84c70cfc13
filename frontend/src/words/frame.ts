import { frame as en } from './en/frame';
import { frame as ja } from './ja/frame';
import { pair } from './words';

/** Header, footer, help and the pages of the shell. */
export const frameWords = pair(ja, en);
