import { apart } from './words';

/** Header, footer, help and the pages of the shell. */
export const frameWords = apart(
  () => import('./ja/frame').then((file) => file.frame),
  () => import('./en/frame').then((file) => file.frame),
);
