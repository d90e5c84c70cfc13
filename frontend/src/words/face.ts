import { face as en } from './en/face';
import { face as ja } from './ja/face';
import { pair } from './words';

/** What an entry of the register shows to others. */
export const faceWords = pair(ja, en);
