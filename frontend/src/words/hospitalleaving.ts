import { hospitalleaving as en } from './en/hospitalleaving';
import { hospitalleaving as ja } from './ja/hospitalleaving';
import { pair } from './words';

/** Taking a hospital’s data along, and its leaving. */
export const hospitalleavingWords = pair(ja, en);
