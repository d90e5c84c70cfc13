import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { registerWords } from '../../words/register';

/** One field with two values: what stands on this page, and what was saved first. */
export interface Choice {
  key: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Two people changed the same fields: both values are shown, the reader chooses, nothing is overwritten silently. */
export function Conflict({
  choices,
  title,
  busy,
  onKeep,
}: {
  choices: readonly Choice[];
  title?: string | undefined;
  busy?: boolean;
  /** The keys for which the other person’s value is kept. */
  onKeep: (theirs: ReadonlySet<string>) => void;
}) {
  const words = useWords(registerWords).conflict;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const choose = (key: string, value: string) => {
    const next = new Set(theirs);
    if (value === 'theirs') next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <section className="box conflict" aria-labelledby="conflict">
      <h2 id="conflict" ref={heading} tabIndex={-1}>
        {title ?? words.title}
      </h2>
      <p>{words.body}</p>
      {choices.map((choice) => (
        <RadioGroup
          key={choice.key}
          id={`conflict-${choice.key.replaceAll('/', '-')}`}
          label={choice.label}
          bare
          value={theirs.has(choice.key) ? 'theirs' : 'mine'}
          onChange={(value) => choose(choice.key, value)}
          options={[
            { value: 'mine', label: choice.mine, hint: words.mine },
            { value: 'theirs', label: choice.theirs, hint: words.theirs },
          ]}
        />
      ))}
      <Button kind="solid" busy={busy} onClick={() => onKeep(theirs)}>
        {words.keep}
      </Button>
    </section>
  );
}
