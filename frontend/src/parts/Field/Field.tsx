import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';

/** What every question has, whatever its control. */
export interface Question {
  /** Also the target of the error summary’s link. */
  id: string;
  label: ReactNode;
  required?: boolean;
  hint?: ReactNode;
  /** The fault in words, without its mark. */
  error?: string | undefined;
  /** Leaves out “※Required” and “※Optional”, where a whole form needs neither. */
  bare?: boolean;
}

/** The ids a control names in `aria-describedby`. */
export function describedBy({ id, hint, error }: Question, more?: string): string | undefined {
  return [hint && `${id}-hint`, more, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** What ties a control to its question: spread it onto the input. */
export function tie(question: Question, more?: string) {
  return {
    id: question.id,
    'aria-describedby': describedBy(question, more),
    'aria-invalid': question.error ? (true as const) : undefined,
    'aria-required': question.required || undefined,
  };
}

/** label → requirement → hint → control → error, always in this order. */
export function Field({ children, ...question }: Question & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={question.id}>
        {question.label} <Requirement {...question} />
      </label>
      <Hint {...question} />
      <div className="control">{children}</div>
      <ErrorLine {...question} />
    </div>
  );
}

/** The same order for several controls under one question. */
export function FieldGroup({ children, ...question }: Question & { children: ReactNode }) {
  return (
    <div className="field">
      <fieldset
        id={question.id}
        tabIndex={-1}
        className={question.error ? 'bad' : undefined}
        aria-describedby={describedBy(question)}
      >
        <legend>
          {question.label} <Requirement {...question} />
        </legend>
        <Hint {...question} />
        <div className="control">{children}</div>
        <ErrorLine {...question} />
      </fieldset>
    </div>
  );
}

function Requirement({ required, bare }: Question) {
  const words = useWords(partsWords);
  if (bare) return null;
  return <span className={required ? 'req' : 'opt'}>{required ? words.required : words.optional}</span>;
}

function Hint({ id, hint }: Question) {
  if (!hint) return null;
  return (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
}

/** The fault under its control, marked with ＊. */
export function ErrorLine({ id, error }: Pick<Question, 'id' | 'error'>) {
  const words = useWords(partsWords);
  if (!error) return null;
  return (
    <p className="err" id={`${id}-error`}>
      {words.errorMark}
      {error}
    </p>
  );
}
