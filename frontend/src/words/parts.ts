import { apart } from './words';

/** The texts that belong to the parts themselves, wherever they stand. */
export const partsWords = apart(
  () => import('./ja/parts').then((file) => file.parts),
  () => import('./en/parts').then((file) => file.parts),
);
