import { deskjoining as en } from './en/deskjoining';
import { deskjoining as ja } from './ja/deskjoining';
import { pair } from './words';

/** Applications of hospitals, at the desk. */
export const deskjoiningWords = pair(ja, en);
