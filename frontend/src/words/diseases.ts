import { diseases as en } from './en/diseases';
import { diseases as ja } from './ja/diseases';
import { pair } from './words';

/** The search for a disease by its name. */
export const diseasesWords = pair(ja, en);
