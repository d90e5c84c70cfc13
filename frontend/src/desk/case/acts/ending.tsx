import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Textarea } from '../../../parts/Field/Textarea';
import { deskactWords } from '../../../words/deskact';
import { sentence } from '../sentence';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

/** The company withdraws; hospitals that were asked are told today. */
export function Withdraw({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [reason, set, forget] = useKept(`${view.number}:withdraw`, '');
  return (
    <ActDialog
      title={words.titles.withdraw}
      confirm={words.buttons.withdraw}
      names={{ '/reason': { label: words.reason, id: 'withdraw-reason' } }}
      send={(version) => act('withdrawal', { reason }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.withdrawBody}</p>
          <Textarea
            id="withdraw-reason"
            label={words.reason}
            hint={words.withdrawHint}
            rows={3}
            size="m"
            max={2000}
            value={reason}
            error={at('/reason')}
            onChange={set}
          />
        </>
      )}
    </ActDialog>
  );
}

/** Open again, within twelve months, for the same trial. */
export function Reopen({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [reason, set, forget] = useKept(`${view.number}:reopen`, '');
  return (
    <ActDialog
      title={words.titles.reopen}
      confirm={words.buttons.reopen}
      names={{ '/reason': { label: words.whatIsNew, id: 'reopen-reason' } }}
      send={(version) => act('reopening', { reason }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.reopenBody}</p>
          <Textarea
            id="reopen-reason"
            label={words.whatIsNew}
            required
            rows={3}
            size="m"
            max={2000}
            value={reason}
            error={at('/reason')}
            onChange={set}
          />
        </>
      )}
    </ActDialog>
  );
}

/** Take back one’s own last act, while nothing has followed and no letter has left. */
export function Undo({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const last = view.history[0];
  return (
    <ActDialog
      title={words.titles.undo}
      confirm={words.buttons.undo}
      send={(version) => act('undo', {}, version)}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.undoBody}</p>
          {last ? <p className="b">{sentence(last, lang)}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
