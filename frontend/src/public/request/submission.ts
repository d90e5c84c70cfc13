const PREFIX = 'madoguchi-submission:';

/**
 * The key of one sending of a draft. It is made once and kept beside the
 * draft’s local copy: a double press, a reload or a lost answer finds the case
 * that is there already.
 */
export function submissionOf(draft: string): string {
  try {
    const known = localStorage.getItem(PREFIX + draft);
    if (known) return known;
    const made = crypto.randomUUID();
    localStorage.setItem(PREFIX + draft, made);
    return made;
  } catch {
    // Without a store the server still knows the draft, and a draft is sent once.
    return remembered(draft);
  }
}

const made = new Map<string, string>();

function remembered(draft: string): string {
  const known = made.get(draft) ?? crypto.randomUUID();
  made.set(draft, known);
  return known;
}
