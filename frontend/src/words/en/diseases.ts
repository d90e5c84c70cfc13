import type { diseases as ja } from '../ja/diseases';
import type { Shape } from '../words';

export const diseases: Shape<typeof ja> = {
  hint: 'Search by name, abbreviation or code. For example lung cancer, NSCLC, C34.9. Three characters of the code are enough.',
  found: (n) =>
    n === 1
      ? '1 suggestion. Use the arrow keys to choose it.'
      : `${n} suggestions. Use the arrow keys to choose.`,
  none: 'No suggestions.',
  called: (code, name) => `${code}: ${name}`,
  unlisted: 'This code is not in our list. It is kept as you typed it.',
  failed: 'Suggestions are not available now. You can type the code.',
  list: 'Suggested diseases',
};
