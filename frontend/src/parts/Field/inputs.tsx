import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react';
import { Field, type Question, tie } from './Field';

type Width = 'w2' | 'w4' | 'w8' | 'w20';
/** 56 px in public forms, 48 or 44 where it is dense. */
export type Size = 'l' | 'm' | 's';

type Native<T> = Omit<
  T,
  'id' | 'placeholder' | 'disabled' | 'readOnly' | 'size' | 'onChange' | 'required' | 'width'
>;

type TextProps = Question &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    /** As wide as the answer expected. */
    width?: Width;
    size?: Size;
    onChange?: (text: string) => void;
  };

/** One line of text. */
export function TextInput({ width, size = 'l', onChange, ...props }: TextProps) {
  const [question, native] = split(props);
  return (
    <Field {...question}>
      <input
        type="text"
        {...native}
        {...tie(question)}
        className={inClass(size, width)}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </Field>
  );
}

/** A number as typed: full-width digits and commas are allowed, the server reads them. */
export function NumberInput({ unit, ...props }: TextProps & { unit?: string }) {
  const { width = 'w4', size = 'l', onChange, ...others } = props;
  const [question, native] = split(others);
  return (
    <Field {...question}>
      <span className="in-row">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...native}
          {...tie(question, unit ? `${question.id}-unit` : undefined)}
          className={inClass(size, width)}
          onChange={(event) => onChange?.(event.target.value)}
        />
        {unit ? <span id={`${question.id}-unit`}>{unit}</span> : null}
      </span>
    </Field>
  );
}

type SelectProps = Question &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & {
    width?: Width;
    size?: Size;
    /** `<option>` and `<optgroup>`. */
    children: ReactNode;
    onChange?: (value: string) => void;
  };

/** A native select. */
export function Select({ width, size = 'l', onChange, children, ...props }: SelectProps) {
  const [question, native] = split(props);
  return (
    <Field {...question}>
      <select
        {...native}
        {...tie(question)}
        className={inClass(size, width)}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {children}
      </select>
    </Field>
  );
}

/** The classes of a control of this height and width. */
export function inClass(size: Size, width?: Width): string {
  return ['in', size === 'l' ? '' : `in-${size}`, width ?? ''].filter(Boolean).join(' ');
}

function split<T extends Question>(props: T): [Question, Omit<T, keyof Question>] {
  const { id, label, required, hint, error, bare, ...native } = props;
  return [{ id, label, required, hint, error, bare } as Question, native];
}
