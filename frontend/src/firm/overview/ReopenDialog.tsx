import { useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { firmWords } from '../../words/firm';
import { firmpagesWords } from '../../words/firmpages';
import { plain } from '../../words/words';
import { useTheCase } from '../theCase';

interface Props {
  reason: string;
  onReason: (reason: string) => void;
  onClose: () => void;
  onAsked: () => void;
}

/** Asks the desk to open an ended case again, with the reason. */
export default function ReopenDialog({ reason, onReason, onClose, onAsked }: Props) {
  const words = useWords(firmpagesWords).reopen;
  const { act, busy } = useTheCase();
  const faults = useFaults({ '/reason': { label: words.reason, id: 'reopen-reason' } });
  const ask = async () => {
    if (reason.trim() === '') return faults.show([{ pointer: '/reason', code: 'required' }]);
    try {
      await act('reopening', { reason });
      onClose();
      onAsked();
    } catch (error) {
      faults.caught(error);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={plain(words.title)}
      confirm={useWords(firmWords).ended.reopen}
      onConfirm={() => void ask()}
      busy={busy}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p>{words.text}</p>
      <Textarea
        id="reopen-reason"
        label={words.reason}
        required
        size="m"
        rows={3}
        value={reason}
        onChange={onReason}
        error={faults.at('/reason')}
      />
    </Dialog>
  );
}
