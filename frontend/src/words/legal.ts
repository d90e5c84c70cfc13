import { legal as en } from './en/legal';
import { legal as ja } from './ja/legal';
import { pair } from './words';

/** Privacy notice, terms of use, accessibility statement. */
export const legalWords = pair(ja, en);

/** The versions in force; a request records the first. */
export const PRIVACY_VERSION = '2026-11-01';
export const TERMS_VERSION = '2026-11-01';
export const ACCESSIBILITY_VERSION = '2026-11-21';
