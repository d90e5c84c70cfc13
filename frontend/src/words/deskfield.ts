import { deskfield as en } from './en/deskfield';
import { deskfield as ja } from './ja/deskfield';
import { pair } from './words';

/** Fields of a case and how they are changed. */
export const deskfieldWords = pair(ja, en);
