import type { ComponentType } from 'react';
import { useCase } from '../useCase';
import { Assign } from './Assign';
import { AnotherRound, Run, StartUp } from './advance';
import { Close } from './Close';
import { Reopen, Undo, Withdraw } from './ending';
import { Answers, Ask } from './questions';
import { Accept, Decline, Merge } from './triage';
import { DIALOGS, type DialogName, useDialog } from './useDialog';
import { Hold, Resume, Take } from './waiting';

/** What every dialog of an act is given. */
export interface DialogProps {
  onClose: () => void;
}

const SCREENS: Record<DialogName, ComponentType<DialogProps>> = {
  take: Take,
  accept: Accept,
  merge: Merge,
  decline: Decline,
  ask: Ask,
  answers: Answers,
  hold: Hold,
  resume: Resume,
  assign: Assign,
  another_round: AnotherRound,
  start_up: StartUp,
  run: Run,
  close: Close,
  withdraw: Withdraw,
  reopen: Reopen,
  undo: Undo,
};

/** The act that the address names, if it is offered. */
export function ActDialogs() {
  const { can } = useCase();
  const { name, close } = useDialog();
  if (!name || !can(DIALOGS[name].event)) return null;
  const Screen = SCREENS[name];
  return <Screen onClose={close} />;
}
