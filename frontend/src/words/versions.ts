/** The versions in force of the privacy notice (a request records it), the terms and the accessibility statement. */
export const PRIVACY_VERSION = '2026-11-01';
export const TERMS_VERSION = '2026-11-01';
export const ACCESSIBILITY_VERSION = '2026-11-21';
