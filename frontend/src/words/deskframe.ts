import { deskframe as en } from './en/deskframe';
import { deskframe as ja } from './ja/deskframe';
import { pair } from './words';

/** The console’s menu and bar. */
export const deskframeWords = pair(ja, en);
