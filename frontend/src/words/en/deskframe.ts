import type { deskframe as ja } from '../ja/deskframe';
import type { Shape } from '../words';

export const deskframe: Shape<typeof ja> = {
  nav: {
    today: 'Today',
    inbox: 'Inbox',
    cases: 'Cases',
    hospitals: 'Register and directory',
    reports: 'Reports',
  },
  notADeskMember: 'Only members of the desk can open this',
  notADeskMemberBody: 'The desk lead can give access.',
  signInFirst: 'Sign in to open this page',
  inTokyo: (at) => `${at} in Tokyo`,
};
