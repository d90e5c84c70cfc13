import type { legal as ja } from '../ja/legal';
import type { Shape } from '../words';

export const legal: Shape<typeof ja> = {
  version: (day) => `Version of ${day}`,
  privacy: {
    title: 'Privacy notice',
    lead: 'What personal information the desk receives with a request, and what happens to it.',
    sections: {
      who: {
        heading: 'Who is responsible',
        text: [
          '{operator} handles this information for the one-stop desk for international clinical trials. Write to {mail} or call {phone}.',
        ],
      },
      what: {
        heading: 'What we receive',
        text: [
          'Names, titles, employers, work email addresses, phone numbers and time zones of those who ask and their colleagues. Also what you ask, and the messages and files we exchange.',
          'The system records in an audit trail who read or changed what, and when.',
          'We do not receive information about patients. If we find some in a text or file, we delete it and tell the writer.',
        ],
      },
      why: {
        heading: 'What we use it for',
        text: [
          'To answer you, to decide whether we can take the case, to ask hospitals, to help with meetings and agreements, and to record the milestones of the trial.',
          'Reports on the programme hold counts only. They show no company and no person.',
        ],
      },
      whom: {
        heading: 'Who else sees it',
        text: [
          'The people of the desk who work on your case read it.',
          'Hospitals see only the text without names that you approved. They learn your company and your name only where you agreed.',
          'Before we pass anything to PMDA or another body, we ask for your consent.',
          'These pages send nothing to services of third parties.',
        ],
      },
      long: {
        heading: 'How long we keep it',
        text: [
          'A draft is deleted 30 days after you last saved it.',
          'Records of requests are kept as long as the operator’s rules on documents require. The audit trail is never changed or deleted.',
        ],
      },
      safe: {
        heading: 'How we protect it',
        text: [
          'Connections are encrypted. Each class of information has its own readers, and reading is logged.',
          'Cookies keep you signed in, find your draft and remember your language. None of them follows you.',
        ],
      },
      rights: {
        heading: 'Your rights',
        text: [
          'You can ask us to show, correct, stop using or delete your information. Write to {mail}. We check that it is you and answer within 10 working days in Japan.',
          'These rights rest on the Japanese Act on the Protection of Personal Information. In the European Union and the United Kingdom you also have the rights of the law there. You can complain to the authority of your country.',
        ],
      },
      change: {
        heading: 'Changes',
        text: [
          'When this notice changes, it gets a new date. The version you agreed to is recorded with your request.',
        ],
      },
    },
  },
  terms: {
    title: 'Terms of use',
    lead: 'The terms of this website and of the desk’s help.',
    sections: {
      what: {
        heading: 'What the desk does',
        text: [
          '{operator} answers companies without a development base in Japan about international clinical trials, asks hospitals, and helps with agreements.',
          'Running the trial, choosing the hospitals and applying to the regulator remain with the sponsor.',
        ],
      },
      accept: {
        heading: 'Taking a case',
        text: [
          'Within 5 working days in Japan we tell you whether we can take your case.',
          'If we cannot, we give the reason and name other doors.',
        ],
      },
      answers: {
        heading: 'What an answer is',
        text: [
          'Numbers of patients and dates given by hospitals are estimates, not promises.',
          'What the desk explains does not replace legal, medical or regulatory advice.',
        ],
      },
      confidential: {
        heading: 'Confidential information',
        text: [
          'Do not send confidential information before a CDA is signed. What we receive before is treated as not confidential.',
          'Use what you learn from hospitals for this request only.',
        ],
      },
      accounts: {
        heading: 'Accounts and links',
        text: [
          'Links and codes that come by email are for you alone. Do not pass them on.',
          'Tell the desk when another person takes over from you.',
        ],
      },
      patients: {
        heading: 'Patients',
        text: ['Do not include information that identifies a patient in any field.'],
      },
      law: {
        heading: 'Law and language',
        text: ['Japanese law applies. Where the two languages differ, the Japanese text rules.'],
      },
    },
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'This site is made for everyone to use. Here is what we aim at, what we tested, and what we have not tested yet.',
    sections: {
      target: {
        heading: 'Aim',
        text: [
          'WCAG 2.2 level AA, which includes JIS X 8341-3:2016 level AA, for all pages, emails and PDF files.',
          'We do not claim conformance yet. The result of the test under the Japanese standard will appear on this page.',
        ],
      },
      scope: {
        heading: 'Scope',
        text: [
          'The public pages, the request form, and the pages of companies, hospitals and the desk. Sites we link to are not included.',
        ],
      },
      tested: {
        heading: 'What we tested',
        text: [
          'The public pages in both languages, 1280 and 390 pixels wide, with axe-core and its rules for WCAG 2.0 to 2.2, A and AA. It found no violation.',
          'Keyboard use, the movement of the focus and Japanese text input are tested automatically for the parts of the pages.',
          'Colour pairs were computed: 4.5 to 1 or more for text, 3 to 1 or more for controls.',
        ],
      },
      notYet: {
        heading: 'What we have not tested yet',
        text: [
          'No person has yet tested the pages with a screen reader (NVDA, VoiceOver, TalkBack).',
          'Automatic tests find only part of the problems.',
        ],
      },
      tell: {
        heading: 'If something is hard to use',
        text: [
          'Tell us at {mail} or {phone}. We answer within 5 working days in Japan and find another way for you to go on.',
        ],
      },
      made: {
        heading: 'What it is made with',
        text: [
          'Colours, type and spacing are unchanged tokens of the design system of the Digital Agency of Japan (MIT licence). The parts follow its rules. The Agency did not make them.',
        ],
      },
    },
  },
};
