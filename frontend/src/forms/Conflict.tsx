import { useState } from 'react';
import { useWords } from '../app/place';
import { Button } from '../parts/Button/Button';
import { RadioGroup } from '../parts/Choice/Choice';
import { conflictWords } from '../words/conflict';

/** One field that two people (or two windows) changed, in the reader’s words. */
export interface Clash {
  key: string;
  label: string;
  mine: string;
  theirs: string;
}

/**
 * Both values of every field changed on two sides. Nothing wins by itself:
 * `onSettle` gets the keys whose value of this page is kept.
 */
export function Conflict({
  clashes,
  onSettle,
}: {
  clashes: readonly Clash[];
  onSettle: (mine: string[]) => void;
}) {
  const words = useWords(conflictWords);
  const [kept, setKept] = useState<Record<string, string>>({});
  return (
    <section className="box" aria-labelledby="conflict" role="alert">
      <h2 id="conflict">{words.title}</h2>
      <p>{words.lead}</p>
      {clashes.map((clash) => (
        <RadioGroup
          key={clash.key}
          id={`conflict-${clash.key}`}
          bare
          label={clash.label}
          value={kept[clash.key] ?? 'mine'}
          onChange={(choice) => setKept((before) => ({ ...before, [clash.key]: choice }))}
          options={[
            { value: 'mine', label: clash.mine || words.none, hint: words.mine },
            { value: 'theirs', label: clash.theirs || words.none, hint: words.theirs },
          ]}
        />
      ))}
      <div className="row row-3 conflict-acts">
        <Button
          kind="solid"
          onClick={() =>
            onSettle(
              clashes.filter((clash) => (kept[clash.key] ?? 'mine') === 'mine').map((clash) => clash.key),
            )
          }
        >
          {words.keep}
        </Button>
      </div>
    </section>
  );
}
