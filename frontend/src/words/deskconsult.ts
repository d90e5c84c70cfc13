import { deskconsult as en } from './en/deskconsult';
import { deskconsult as ja } from './ja/deskconsult';
import { pair } from './words';

/** Hospitals’ own questions, at the desk. */
export const deskconsultWords = pair(ja, en);
