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
    if (!open || !dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      if (dialog.open) dialog.close();
      // Taken off the page while it was open: the browser then gives no focus back by itself.
      if (!dialog.isConnected && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  const closed = () => {
    if (!box.current?.open) onClose();
  };
  return (
    <dialog ref={box} className="dialog" aria-labelledby={id} onClose={closed}>
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
