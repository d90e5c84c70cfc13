import { consult as en } from './en/consult';
import { consult as ja } from './ja/consult';
import { pair } from './words';

/** A hospital’s own questions to the desk. */
export const consultWords = pair(ja, en);
