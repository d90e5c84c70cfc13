import { useState } from 'react';
import { Problem } from '../../api/problem';
import { lazy, Until } from '../../app/lazy';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { type Undoable, UndoBar } from '../../parts/UndoBar/UndoBar';
import { problemText } from '../../words/faults';
import { firmWords } from '../../words/firm';
import { act as callAct } from '../calls';
import { useTheCase } from '../theCase';

const WithdrawDialog = lazy(() => import('./WithdrawDialog'));

/** Withdraws after asking once; for ten seconds it can be taken back. */
export function Withdraw() {
  const words = useWords(firmWords).withdraw;
  const lang = useLang();
  const { data, act, run, may, busy } = useTheCase();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<Undoable | null>(null);
  const [said, setSaid] = useState('');
  const tell = (error: unknown) =>
    setSaid(problemText(error instanceof Problem ? error : new Problem(0, 'server'), lang));
  const withdraw = async () => {
    setSaid('');
    try {
      const ended = await act('withdrawal', { reason });
      setOpen(false);
      setDone({
        id: String(ended.version),
        text: words.done,
        undo: () =>
          void run(() => callAct(ended, 'undo', {})).then(
            () => setSaid(words.undone),
            (error: unknown) => tell(error),
          ),
      });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      {may('withdraw') && data.ended_at === null ? (
        <Button kind="text" onClick={() => setOpen(true)}>
          {words.button}
        </Button>
      ) : null}
      {open ? (
        <Until>
          <WithdrawDialog
            reason={reason}
            onReason={setReason}
            busy={busy}
            said={said}
            onClose={() => setOpen(false)}
            onWithdraw={() => void withdraw()}
          />
        </Until>
      ) : null}
      <UndoBar act={done} onEnd={() => setDone(null)} />
      {open ? null : <span role="status">{said}</span>}
    </>
  );
}
