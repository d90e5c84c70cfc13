import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Icon } from '../Icon/Icon';

/** An act that can still be taken back. */
export interface Undoable {
  /** A new one restarts the ten seconds. */
  id: string;
  text: string;
  undo: () => void;
}

/** What was just done, with ten seconds to take it back; it stays undoable in the history. */
export function UndoBar({
  act,
  onEnd,
  seconds = 10,
}: {
  act: Undoable | null;
  onEnd: () => void;
  seconds?: number;
}) {
  const words = useWords(partsWords);
  const [left, setLeft] = useState(seconds);
  const end = useRef(onEnd);
  end.current = onEnd;
  const id = act?.id;
  useEffect(() => {
    if (id === undefined) return;
    setLeft(seconds);
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.ceil((until - Date.now()) / 1000);
      setLeft(now);
      if (now <= 0) {
        clearInterval(timer);
        end.current();
      }
    }, 250);
    return () => clearInterval(timer);
  }, [id, seconds]);
  return (
    <div className="undo-place">
      {act ? (
        <div className="notice notice-ok undo">
          <Icon name="tick" />
          <p>
            <span role="status">{act.text}</span>{' '}
            <button
              type="button"
              className="act"
              onClick={() => {
                act.undo();
                end.current();
              }}
            >
              {words.undo}
            </button>
            <span aria-hidden="true">{words.undoSeconds(Math.max(left, 0))}</span>
          </p>
        </div>
      ) : (
        <span role="status" />
      )}
    </div>
  );
}
