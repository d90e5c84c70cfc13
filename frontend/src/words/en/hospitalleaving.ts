import type { hospitalleaving as ja } from '../ja/hospitalleaving';
import type { Shape } from '../words';

export const hospitalleaving: Shape<typeof ja> = {
  title: 'Your data, and leaving',
  link: 'Your data, and leaving',
  take: 'Take your data along',
  takeLead:
    'One file (ZIP) with everything that your hospital has registered and answered here. You can take it at any time, whether you leave or not.',
  holds: [
    'The register (workbooks in Japanese and English, JSON)',
    'Every change of the register',
    'Feasibility surveys with your answers, and how they ended',
    'Your questions to the desk, and the answers',
  ],
  takeDo: 'Take the data',
  leave: 'Leave',
  leaveLead: 'When your hospital asks to leave:',
  follows: [
    'No new feasibility survey reaches you from that moment.',
    'Surveys, contracts and questions that run go on until they end.',
    'When all have ended, the desk concludes it, and the accounts of your members do not open this hospital any more.',
    'The records of past cases and the register stay with the desk. If you come back, you start from what stands there.',
  ],
  running: 'Still running',
  runningNone: 'No survey, contract or question runs.',
  reason: 'Why you leave',
  reasonHint: 'It helps the desk.',
  readers: 'Read by the desk',
  understood: 'I have read the above',
  mustAgree: 'Read the above and tick the box',
  leaveDo: 'Ask to leave',
  asked: (date, name) => `${name} asked to leave on ${date}`,
  askedBody:
    'No new survey reaches you. The desk concludes this when what runs has ended. Until then you can take it back.',
  reasonSaid: 'Reason',
  back: 'Take it back',
  backDone: 'Your hospital stays, and is matched again.',
  onlyManager: 'Managers ask to leave and take the data.',
  desk: {
    askedBy: (date, name) => `${name} asked to leave on ${date}`,
    left: (date) => `Left on ${date}`,
    leftBody:
      'The register stays for the records of cases. Approving a request to join brings the hospital back to it.',
    reason: (text) => `Reason: ${text}`,
    noReason: 'No reason was given.',
    runningBody: 'You can conclude this when these have ended.',
    conclude: 'Conclude the leaving',
    concludeTitle: (name) => `Conclude the leaving of ${name}?`,
    concludeBody: (n) =>
      `The accounts of its members (${n} in the trial office) do not open this hospital any more. The trial office is told by mail. This cannot be undone.`,
    lead: 'A lead concludes this.',
    mark: 'Asks to leave',
    markLeft: 'Has left',
  },
};
