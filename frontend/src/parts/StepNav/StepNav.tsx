import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';

/** One step of a case, as the company sees it. */
export interface Step {
  label: string;
  state: 'done' | 'now' | 'next';
  /** “Done 14 Oct”, “Expected Mar 2027”. */
  detail?: ReactNode;
}

/** Where a case is: numbered steps in a line, one below the other on a small screen. */
export function StepNav({ steps, label }: { steps: readonly Step[]; label: string }) {
  const words = useWords(partsWords);
  const at = steps.findIndex((step) => step.state === 'now');
  const current = steps[at];
  return (
    <div>
      {current ? <p className="vh">{words.stepSummary(at + 1, steps.length, current.label)}</p> : null}
      <ol className="steps" aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step.label}
            className={step.state === 'next' ? undefined : step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span className="n" aria-hidden="true">
              {index + 1}
            </span>
            <b>{step.label}</b>
            {step.state === 'done' && !step.detail ? <span className="vh">{words.stepDone}</span> : null}
            {step.detail ? <small>{step.detail}</small> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
