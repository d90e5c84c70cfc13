import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
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

/**
 * A native dialog. The focus goes to its heading and returns to where it was. It is
 * off the page only when its owner closed it too: a key pressed after Esc meets one truth.
 */
export function Dialog({ open, onClose, title, children, confirm, onConfirm, busy, cancel }: Props) {
  const words = useWords(partsWords);
  const box = useRef<HTMLDialogElement>(null);
  const shown = useRef(false);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!open || !dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    shown.current = true;
    dialog.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      shown.current = false;
      if (dialog.open) dialog.close();
      // Taken off the page while it was open: the browser then gives no focus back by itself.
      if (!dialog.isConnected && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  // Esc: the browser asks first. A file box inside asks with the same event, and is left alone.
  const escaping = (event: SyntheticEvent) => {
    if (event.target !== box.current) return;
    event.preventDefault();
    onClose();
  };
  // A browser may close it without asking; what the owner closed is told here late and is no news.
  const closed = () => {
    if (shown.current && !box.current?.open) onClose();
  };
  return (
    <dialog ref={box} className="dialog" aria-labelledby={id} onCancel={escaping} onClose={closed}>
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
