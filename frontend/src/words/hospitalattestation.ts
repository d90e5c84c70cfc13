import { hospitalattestation as en } from './en/hospitalattestation';
import { hospitalattestation as ja } from './ja/hospitalattestation';
import { pair } from './words';

/** The yearly confirmation of a hospital’s whole register. */
export const hospitalattestationWords = pair(ja, en);
