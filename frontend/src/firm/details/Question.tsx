import { useLang, useWords } from '../../app/place';
import { Check, CheckGroup, RadioGroup } from '../../parts/Choice/Choice';
import { Month2, monthOf, partsOf } from '../../parts/DateParts/DateParts';
import { NumberInput, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { Diseases } from './Diseases';
import { type Control, part, top } from './tasks';

/** “I don’t know yet” as the server keeps it; it counts as an answer. */
const UNKNOWN = 'i_dont_know';

interface Props {
  control: Control;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error: (pointer: string) => string | undefined;
}

/** One question of the details, in the shape its answer has. */
export function Question({ control, label, value, onChange, error }: Props) {
  const words = useWords(firmpagesWords).details;
  const lang = useLang();
  const { path } = control;
  const id = path.replaceAll('/', '-');
  const hints: Readonly<Record<string, string>> = words.hints;
  const hint = hints[part(path) ?? ''];
  const question = { id, label, hint, error: error(`/${path}`), bare: true };
  const readers = top(path).startsWith('prot_') ? words.readers : words.readersN1;
  switch (control.as) {
    case 'diseases':
      return <Diseases label={label} value={value} onChange={onChange} error={error} />;
    case 'one':
      return (
        <RadioGroup
          {...question}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          options={choices(control.list, lang)}
        />
      );
    case 'many': {
      const chosen = Array.isArray(value) ? (value as string[]) : [];
      return (
        <CheckGroup
          {...question}
          columns={control.list === 'L8' ? 2 : 1}
          values={chosen}
          onChange={(codes) => onChange(codes.length > 0 ? codes : null)}
          options={choices(control.list, lang)}
        >
          {control.none ? (
            <Check
              checked={Array.isArray(value) && chosen.length === 0}
              onChange={(on) => onChange(on ? [] : null)}
              label={words[control.none]}
            />
          ) : null}
        </CheckGroup>
      );
    }
    case 'amount': {
      const unknown = value === UNKNOWN;
      return (
        <div className="field">
          <NumberInput
            {...question}
            width="w8"
            unit={words[control.unit]}
            value={unknown || value === null ? '' : String(value)}
            onChange={(typed) => onChange(typed.trim() === '' ? null : typed)}
          />
          <Check
            checked={unknown}
            onChange={(on) => onChange(on ? UNKNOWN : null)}
            label={
              <>
                {words.unknown}
                <span className="vh"> {label}</span>
              </>
            }
          />
        </div>
      );
    }
    case 'month': {
      const unknown = value === UNKNOWN;
      return (
        <Month2
          {...question}
          value={unknown || typeof value !== 'string' ? { year: '', month: '' } : partsOf(value)}
          onChange={(typed) =>
            onChange(
              typed.year === '' && typed.month === ''
                ? null
                : (monthOf(typed) ?? `${typed.year}-${typed.month}`),
            )
          }
          unknown={{ checked: unknown, onChange: (on) => onChange(on ? UNKNOWN : null) }}
        />
      );
    }
    case 'line':
      return (
        <TextInput
          {...question}
          value={typeof value === 'string' ? value : ''}
          onChange={(typed) => onChange(typed === '' ? null : typed)}
        />
      );
    case 'text':
      return (
        <Textarea
          {...question}
          hint={words.hints.key}
          readers={readers}
          rows={6}
          max={2000}
          value={typeof value === 'string' ? value : ''}
          onChange={(typed) => onChange(typed === '' ? null : typed)}
        />
      );
  }
}
