import { deskcase as en } from './en/deskcase';
import { deskcase as ja } from './ja/deskcase';
import { pair } from './words';

/** The page of one case at the desk: head, tabs, panels, time line, print. */
export const deskcaseWords = pair(ja, en);
