import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Button } from '../Button/Button';

const WAIT_SECONDS = 30;
const MOST = 3;

/** “Send it again”: after 30 seconds, three times at most, then the desk is named. */
export function AskAgain({ again, children }: { again: () => Promise<unknown>; children?: ReactNode }) {
  const words = useWords(partsWords);
  const [left, setLeft] = useState(WAIT_SECONDS);
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sending starts the wait anew.
  useEffect(() => {
    const until = Date.now() + WAIT_SECONDS * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [times]);
  if (times >= MOST) return <p>{words.askDesk}</p>;
  return (
    <div className="row row-4">
      {left > 0 ? (
        <span className="t14 soft">{words.sendAgainIn(left)}</span>
      ) : (
        <Button
          onClick={() => {
            setLeft(WAIT_SECONDS);
            setTimes((count) => count + 1);
            void again().catch(() => {});
          }}
        >
          {words.sendAgain}
        </Button>
      )}
      {children}
    </div>
  );
}
