import { conflict as en } from './en/conflict';
import { conflict as ja } from './ja/conflict';
import { pair } from './words';

/** Two people changed one thing. */
export const conflictWords = pair(ja, en);
