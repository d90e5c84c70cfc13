import { useWords } from '../../app/place';
import { Dialog } from '../../parts/Dialog/Dialog';
import { Textarea } from '../../parts/Field/Textarea';
import { firmWords } from '../../words/firm';
import { firmpagesWords } from '../../words/firmpages';
import { plain } from '../../words/words';

interface Props {
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  /** What went wrong, until the next try. */
  said: string;
  onClose: () => void;
  onWithdraw: () => void;
}

/** Asks once before the case is withdrawn. */
export default function WithdrawDialog({ reason, onReason, busy, said, onClose, onWithdraw }: Props) {
  const words = useWords(firmpagesWords).withdraw;
  return (
    <Dialog
      open
      onClose={onClose}
      title={plain(words.title)}
      confirm={useWords(firmWords).withdraw.button}
      onConfirm={onWithdraw}
      busy={busy}
    >
      <p>{words.text}</p>
      <Textarea
        id="withdraw-reason"
        label={words.reason}
        size="m"
        rows={3}
        value={reason}
        onChange={onReason}
      />
      {said ? (
        <p className="err" role="alert">
          {said}
        </p>
      ) : null}
    </Dialog>
  );
}
