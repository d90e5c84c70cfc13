import { registercheck as en } from './en/registercheck';
import { registercheck as ja } from './ja/registercheck';
import { pair } from './words';

/** Confirming a register entry from the mail that asks for it. */
export const registercheckWords = pair(ja, en);
