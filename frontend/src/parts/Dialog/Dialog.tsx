import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Button } from '../Button/Button';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The act, named by what happens: “Send to 6 hospitals”. */
  confirm?: string;
  onConfirm?: () => void;
  busy?: boolean;
  /** Instead of “Leave as it is”. */
  cancel?: string;
}

/** A native dialog. The focus goes to its heading and returns to where it was. */
export function Dialog({ open, onClose, title, children, confirm, onConfirm, busy, cancel }: Props) {
  const words = useWords(partsWords);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('h2')?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={box} className="dialog" aria-labelledby={id} onClose={onClose}>
      {open ? (
        <>
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          <div className="dialog-body">{children}</div>
          <div className="row row-3 dialog-acts">
            {confirm ? (
              <Button kind="solid" busy={busy} onClick={onConfirm}>
                {confirm}
              </Button>
            ) : null}
            <Button onClick={onClose}>{cancel ?? (confirm ? words.leaveAsIs : words.close)}</Button>
          </div>
        </>
      ) : null}
    </dialog>
  );
}
