import type { conflict as ja } from '../ja/conflict';
import type { Shape } from '../words';

export const conflict: Shape<typeof ja> = {
  title: 'This was changed elsewhere first',
  lead: 'Choose which value to keep.',
  mine: 'On this page',
  theirs: 'Saved already',
  keep: 'Save my choice',
  none: 'Not answered',
};
