import type { registercheck as ja } from '../ja/registercheck';
import type { Shape } from '../words';

export const registercheck: Shape<typeof ja> = {
  title: 'Confirm your register',
  lead: (hospital) =>
    `This is the capability register of ${hospital}. Choose what has not changed since it was last confirmed.`,
  sections: 'What has not changed',
  until: (date) => `Valid until ${date}`,
  since: (date) => `Past its date since ${date}`,
  becomes: (date) => `Confirmed today, it is valid until ${date}`,
  places: 'Free places as registered',
  recount: (section) => `${section}: the year counted is too long ago. Sign in and enter a new count.`,
  change: 'Sign in to see or change it',
  changeNote: 'To change something or to see the other values, sign in.',
  done: 'Confirmed',
  doneLine: (section, date) => `${section}: valid until ${date}`,
  nothing: 'Nothing needs your confirmation',
  nothingText: 'A colleague has confirmed or changed it.',
};
