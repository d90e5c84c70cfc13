import { type ReactNode, useId } from 'react';
import { FieldGroup, type Question } from '../Field/Field';

/** One answer to choose. */
export interface Option {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  lang?: string;
}

interface Shared extends Question {
  options: readonly Option[];
  /** Two columns from 768 px. */
  columns?: 1 | 2;
  /** In one line, for a few short answers. */
  inline?: boolean;
  /** Shown under the choices, for example a text for “other”. */
  children?: ReactNode;
}

/** Exactly one answer. */
export function RadioGroup({
  value,
  onChange,
  options,
  columns,
  inline,
  children,
  ...question
}: Shared & { value: string | null; onChange: (value: string) => void }) {
  const name = useId();
  return (
    <FieldGroup {...question}>
      <div className={arranged(columns, inline)}>
        {options.map((option) => (
          <Choice key={option.value} option={option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
          </Choice>
        ))}
      </div>
      {children}
    </FieldGroup>
  );
}

/** Any number of answers, kept in the order of the list. */
export function CheckGroup({
  values,
  onChange,
  options,
  columns,
  inline,
  children,
  ...question
}: Shared & { values: readonly string[]; onChange: (values: string[]) => void }) {
  const toggle = (value: string, on: boolean) => {
    const chosen = new Set(values);
    if (on) chosen.add(value);
    else chosen.delete(value);
    onChange(options.map((option) => option.value).filter((one) => chosen.has(one)));
  };
  return (
    <FieldGroup {...question}>
      <div className={arranged(columns, inline)}>
        {options.map((option) => (
          <Choice key={option.value} option={option}>
            <input
              type="checkbox"
              value={option.value}
              checked={values.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
          </Choice>
        ))}
      </div>
      {children}
    </FieldGroup>
  );
}

/** One check box alone: a confirmation, or “I don’t know yet”. */
export function Check({
  id,
  checked,
  onChange,
  label,
  error,
}: {
  id?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  error?: boolean;
}) {
  return (
    <label className={error ? 'choice bad' : 'choice'}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-invalid={error || undefined}
        aria-describedby={error && id ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

function arranged(columns: 1 | 2 = 1, inline = false): string {
  if (inline) return 'choices in-one-line';
  return columns === 2 ? 'choices two' : 'choices';
}

function Choice({ option, children }: { option: Option; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="choice">
      {children}
      <span lang={option.lang}>
        {option.label}
        {option.hint ? <small>{option.hint}</small> : null}
      </span>
    </label>
  );
}
