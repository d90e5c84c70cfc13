import { type TextareaHTMLAttributes, useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/place';
import { number } from '../../words/format';
import { partsWords } from '../../words/parts';
import { Icon } from '../Icon/Icon';
import { Field, type Question, tie } from './Field';
import { inClass, type Size } from './inputs';

interface Props extends Question {
  value: string;
  onChange: (text: string) => void;
  /** Characters allowed; the counter shows what is left. Nothing typed is ever cut. */
  max?: number;
  rows?: number;
  size?: Size;
  /** Who will read it, in words (the tier’s line). */
  readers?: string;
  /** Off where the text cannot hold anything about patients. */
  patientLine?: boolean;
  lang?: string;
  name?: string;
  onKeyDown?: TextareaHTMLAttributes<HTMLTextAreaElement>['onKeyDown'];
}

/** Several lines of text, with the patient line above and the counter below. */
export function Textarea({
  value,
  onChange,
  max,
  rows = 4,
  size = 'l',
  readers,
  patientLine = true,
  ...props
}: Props) {
  const { lang, name, onKeyDown, ...question } = props;
  const words = useWords(partsWords);
  const lines = [patientLine && `${question.id}-patient`, readers && `${question.id}-readers`].filter(
    Boolean,
  );
  return (
    <Field {...question}>
      {patientLine ? (
        <p className="privacy" id={`${question.id}-patient`}>
          <Icon name="info" />
          {words.privacyLine}
        </p>
      ) : null}
      {readers ? (
        <p className="privacy" id={`${question.id}-readers`}>
          <Icon name="eye" />
          {readers}
        </p>
      ) : null}
      <textarea
        {...tie(question, lines.join(' ') || undefined)}
        className={inClass(size)}
        rows={rows}
        value={value}
        lang={lang}
        name={name}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.value)}
      />
      {max ? <Counter used={[...value].length} max={max} /> : null}
    </Field>
  );
}

// Spoken only once typing rests, and at once when the limit is passed.
function Counter({ used, max }: { used: number; max: number }) {
  const words = useWords(partsWords);
  const left = max - used;
  const text = left >= 0 ? words.left(number(left)) : words.over(number(-left));
  const [spoken, setSpoken] = useState('');
  const wasOver = useRef(left < 0);
  useEffect(() => {
    const crossed = left < 0 !== wasOver.current;
    wasOver.current = left < 0;
    const timer = setTimeout(() => setSpoken(left < max / 5 ? text : ''), crossed ? 0 : 1500);
    return () => clearTimeout(timer);
  }, [left, max, text]);
  return (
    <>
      <p className={left < 0 ? 'counter err' : 'counter'} aria-hidden="true">
        {text}
      </p>
      <p className="vh" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
