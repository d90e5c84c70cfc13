import { useLang, useWords } from '../app/place';
import { RadioGroup } from '../parts/Choice/Choice';
import { Month2, monthOf, partsOf } from '../parts/DateParts/DateParts';
import { NumberInput } from '../parts/Field/inputs';
import { Textarea } from '../parts/Field/Textarea';
import { number } from '../words/format';
import { roundfurtherWords } from '../words/roundfurther';
import type { FurtherQuestion, FurtherValue } from './further';

/** The longest answer in words, as the server holds it. */
const SAID_MAX = 500;

/** The control that one further question is answered with; it may be left open. */
export function FurtherControl({
  question,
  value,
  error,
  bare = true,
  onChange,
}: {
  question: FurtherQuestion;
  value: FurtherValue | undefined;
  error: string | undefined;
  /** The question stands above already: here only for those who do not see it. */
  bare?: boolean;
  onChange: (next: boolean | string | null) => void;
}) {
  const words = useWords(roundfurtherWords);
  const lang = useLang();
  const text = value === undefined || value === null ? '' : String(value);
  const shared = {
    id: `further-${question.code}`,
    label: bare ? <span className="vh">{question[lang]}</span> : question[lang],
    bare,
    error,
  };
  switch (question.kind) {
    case 'yes_no':
      return (
        <RadioGroup
          {...shared}
          hint={words.toFirm}
          inline
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(next) => onChange(next === 'yes')}
        >
          {text === '' ? null : (
            <button type="button" className="act t14" onClick={() => onChange(null)}>
              {words.clear}
            </button>
          )}
        </RadioGroup>
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          hint={`${words.numberHint(number(question.most ?? 0))}${lang === 'en' ? ' ' : ''}${words.toFirm}`}
          size="m"
          value={text}
          onChange={onChange}
        />
      );
    case 'month': {
      const { year, month } = partsOf(text);
      return (
        <Month2
          {...shared}
          hint={words.toFirm}
          size="m"
          value={{ year, month }}
          onChange={(typed) =>
            onChange(monthOf(typed) ?? (typed.year || typed.month ? `${typed.year}-${typed.month}` : null))
          }
        />
      );
    }
    default:
      return (
        <Textarea
          {...shared}
          readers={words.deskOnly}
          rows={3}
          size="m"
          max={SAID_MAX}
          value={text}
          onChange={onChange}
        />
      );
  }
}
