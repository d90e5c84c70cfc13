import { hospital as en } from './en/hospital';
import { hospital as ja } from './ja/hospital';
import { pair } from './words';

/** The hospital’s screens: to do, surveys, contract, members. */
export const hospitalWords = pair(ja, en);
