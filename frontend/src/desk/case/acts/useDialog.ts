import { usePlace } from '../../../app/place';

/** Every act that opens a dialog, with the event that must be offered for it. */
export const DIALOGS = {
  take: { event: 'take' },
  accept: { event: 'accept' },
  merge: { event: 'merge' },
  decline: { event: 'decline' },
  ask: { event: 'ask' },
  answers: { event: 'answer' },
  hold: { event: 'hold' },
  resume: { event: 'resume' },
  assign: { event: 'assign' },
  another_round: { event: 'another_round' },
  start_up: { event: 'start_up' },
  run: { event: 'run' },
  close: { event: 'close' },
  withdraw: { event: 'withdraw' },
  reopen: { event: 'reopen' },
  undo: { event: 'undo' },
} as const;

export type DialogName = keyof typeof DIALOGS;

/**
 * Which act is open stands in the address (`?act=accept`): a link opens the
 * same dialog, the browser’s Back closes it.
 */
export function useDialog(): {
  name: DialogName | null;
  open: (name: DialogName) => void;
  close: () => void;
} {
  const place = usePlace();
  const params = new URLSearchParams(place.search);
  const asked = params.get('act') ?? '';
  const to = (act: DialogName | null) => {
    const next = new URLSearchParams(place.search);
    if (act) next.set('act', act);
    else next.delete('act');
    const query = next.toString();
    place.go?.(`/${place.lang}/${place.path}${query ? `?${query}` : ''}`, act === null);
  };
  return {
    name: asked in DIALOGS ? (asked as DialogName) : null,
    open: (name) => to(name),
    close: () => to(null),
  };
}
