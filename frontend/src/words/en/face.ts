import type { face as ja } from '../ja/face';
import type { Shape } from '../words';

export const face: Shape<typeof ja> = {
  yes: 'Yes',
  no: 'No',
  nothing: 'None',
  available: 'There is',
  notAvailable: 'There is not',
  withheld: '(not shown)',
  unknown: 'not answered',
  notAnswered: 'Not answered: ',
  noRows: 'There are none.',
  rowsUnknown: 'Not answered.',
  asOf: (date) => `as of ${date}`,
  until: (date) => `valid until ${date}`,
  outOfDate: 'Past its date',
  never: 'never confirmed',
  rowsOf: (name) => `${name}, line by line`,
  join: ', ',
  stop: '.',
  colAsOf: 'As of',
  notShown: 'Sections not shown: ',
  demonstration: 'Invented data for a demonstration.',

  firm: {
    title: (hospital) => `What ${hospital} can do`,
    lead: 'What the hospital entered itself and lets companies see. “Not answered” does not mean no. The hospital sees in its record that its entry was read, without your company or your name.',
    back: 'Back to the overview',
    choose: 'Choose hospitals',
    print: 'Print',
    read: 'See its entry',
  },

  mirror: {
    title: 'How others see your hospital',
    lead: 'Check what each reader sees of your register. You choose who may see a section on its page.',
    tabs: 'Who looks',
    as: {
      desk: 'The desk',
      masked: 'Company, before your name',
      firm: 'Company, after your name',
      public: 'The public',
    },
    about: {
      desk: 'The desk sees the whole register.',
      masked:
        'Until your hospital agrees to be named and the desk puts it before the company, the company sees neither your name nor your register.',
      firm: 'Only the company of a case in which you agreed to be named and the desk put you forward sees this. It ends when the company decides against your hospital, or when the case ends. The days on which it was read are in “Who did what”.',
      public:
        'There is no public page now, so nobody sees this. If there were one, it would show these items.',
    },
    maskedName: (region) => (region ? `Hospital A, ${region}` : 'Hospital A'),
    maskedLetter: 'The letter (A, B …) is given in each case, in the order of asking.',
    maskedBefore:
      'Until you are put forward: only where the question to you stands (asked, interested, declined …)',
    maskedAfter: 'Once you are put forward: of your answer, only these facts',
    maskedFacts: [
      'Interest',
      'Patients who fit, and how they were counted',
      'Patients you can enrol',
      'Start possible from',
      'Conditions',
      'Answers to further questions (yes or no, a number, a month; never text)',
    ],
    inEnglish: 'Show in English',
    inJapanese: 'Show in Japanese',
    back: 'Back to the register',
    print: 'Print',
  },
};
