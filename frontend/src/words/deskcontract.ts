import { deskcontract as en } from './en/deskcontract';
import { deskcontract as ja } from './ja/deskcontract';
import { pair } from './words';

/** Contract records. */
export const deskcontractWords = pair(ja, en);
