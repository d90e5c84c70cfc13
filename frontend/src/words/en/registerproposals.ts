import type { registerproposals as ja } from '../ja/registerproposals';
import type { Shape } from '../words';

export const registerproposals: Shape<typeof ja> = {
  title: 'Changes proposed by the desk',
  lead: 'The desk proposes these changes. Accept one, and it stands in the register with its section confirmed today. Send it back, and the register stays as it is.',
  waiting: (n) =>
    n === '1'
      ? 'The desk proposes a change of your register'
      : `The desk proposes ${n} changes of your register`,
  waitingBody: 'Your register stays as it is until you answer.',
  look: 'See the proposal',
  none: 'No proposal waits for an answer',
  noneBody: 'When the desk proposes a change, the trial office gets an email.',
  note: (text) => `Reason: ${text}`,
  now: 'What the register says, and what is proposed',
  same: 'The register says this already.',
  accept: 'Accept',
  about: (section) => `: ${section}`,
  sendBack: 'Send back',
  sendBackTitle: (section) => `Send back the proposal for “${section}”`,
  reason: 'Reason',
  reasonHint: 'The desk reads it.',
  accepted: (section) => `The proposal for “${section}” was accepted. It stands in the register now.`,
  sentBack: (section) => `The proposal for “${section}” was sent back. The register has not changed.`,
  gone: 'A colleague has answered this proposal, or the desk has taken it back.',
  changed: 'The register changed meanwhile. Read the new content and choose again.',
  earlier: 'Answered proposals',
  states: { confirmed: 'Accepted', refused: 'Sent back', overtaken: 'Withdrawn', open: 'Waiting' },
  officeOnly: 'The trial office accepts proposals and sends them back.',
};
