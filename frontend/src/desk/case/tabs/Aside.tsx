import type { ReactNode } from 'react';
import { useWords } from '../../../app/place';
import { deskcaseWords } from '../../../words/deskcase';
import { Clocks } from '../panels/Clocks';
import { People } from '../panels/People';
import { Similar } from '../panels/Similar';
import { TurnBar } from '../panels/TurnBar';

/** Left: the tab. Right: clocks, whose turn it was, people, similar cases. */
export function WithAside({ children }: { children: ReactNode }) {
  const words = useWords(deskcaseWords);
  return (
    <div className="case-cols">
      <div>{children}</div>
      <aside className="case-side" aria-label={words.asideLabel}>
        <Clocks />
        <TurnBar />
        <People />
        <Similar />
      </aside>
    </div>
  );
}
