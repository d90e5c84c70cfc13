import { hospitalcontract as en } from './en/hospitalcontract';
import { hospitalcontract as ja } from './ja/hospitalcontract';
import { pair } from './words';

/** A hospital’s own contract and its milestones, once it was chosen. */
export const hospitalcontractWords = pair(ja, en);
