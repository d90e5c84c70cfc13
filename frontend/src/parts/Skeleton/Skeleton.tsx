import { useEffect, useState } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Button } from '../Button/Button';

/**
 * Waiting: nothing for 300 ms, then bars in the place of the text, after one
 * second the word, after ten a way to try again.
 */
export function Skeleton({ lines = 4, onRetry }: { lines?: number; onRetry?: () => void }) {
  const words = useWords(partsWords);
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [300, 1000, 10_000].map((wait, index) => setTimeout(() => setStage(index + 1), wait));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="skeleton" aria-busy="true">
      {stage > 0 ? (
        <div aria-hidden="true">
          {numbers(lines).map((line) => (
            <span className="skeleton-bar" key={line} />
          ))}
        </div>
      ) : null}
      <p className="t14 soft" role="status">
        {stage === 2 ? words.loading : stage === 3 ? words.slow : ''}
      </p>
      {stage === 3 && onRetry ? (
        <Button size="s" onClick={onRetry}>
          {words.tryAgain}
        </Button>
      ) : null}
    </div>
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
