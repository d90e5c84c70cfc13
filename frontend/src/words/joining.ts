import { joining as en } from './en/joining';
import { joining as ja } from './ja/joining';
import { pair } from './words';

/** A hospital applies to join: the form, and the page that says where it stands. */
export const joiningWords = pair(ja, en);
