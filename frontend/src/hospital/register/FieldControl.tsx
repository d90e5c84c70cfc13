import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Check, CheckGroup, type Option, RadioGroup } from '../../parts/Choice/Choice';
import { OneDay } from '../../parts/DateParts/OneDay';
import { NumberInput, Select, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { registerWords } from '../../words/register';
import { choices } from '../../words/registercode';
import type { Field, Value } from './fields';
import { InstitutionCode } from './InstitutionCode';
import { Meetings } from './Meetings';
import { labelOf } from './said';

/** A column with more choices than this is a drop-down list. */
const RADIOS_MAX = 5;

interface Props {
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
  /** The fault at a pointer below this field: `` for the field itself, `/0` for its first entry. */
  fault: (below: string) => string | undefined;
}

/** The control of one field of the register. */
export function FieldControl({ field, value, onChange, fault }: Props) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { control } = field;
  const hint = field.hint ? words.hint[field.hint as keyof typeof words.hint] : undefined;
  const question = {
    id: idOf(field.path),
    label: labelOf(field, lang),
    required: field.required ?? false,
    // What matching needs is no duty to fill in: the form says once that blank is allowed.
    bare: !field.required,
    hint,
    error: fault(''),
    size: 'm' as const,
  };
  const typed = typeof value === 'string' ? value : '';
  switch (control.kind) {
    case 'text':
      return (
        <TextInput
          {...question}
          width={control.width ?? 'w20'}
          lang={control.lang}
          value={typed}
          onChange={onChange}
        />
      );
    case 'lines':
      return <Textarea {...question} rows={4} max={control.max} value={typed} onChange={onChange} />;
    case 'mail':
      return (
        <TextInput
          {...question}
          type="email"
          autoComplete="off"
          width="w20"
          value={typed}
          onChange={onChange}
        />
      );
    case 'phone':
      return (
        <TextInput
          {...question}
          type="tel"
          autoComplete="off"
          width="w20"
          value={typed}
          onChange={onChange}
        />
      );
    case 'institution':
      return <InstitutionCode {...question} list={control.list} value={typed} onChange={onChange} />;
    case 'number':
      return <NumberInput {...question} unit={words[control.unit]} value={typed} onChange={onChange} />;
    case 'choice':
      return control.long || (field.list && choices(control.list, lang).length > RADIOS_MAX) ? (
        <Select {...question} width="w20" value={typed} onChange={(code) => onChange(code || null)}>
          <option value="">{words.choose}</option>
          {choices(control.list, lang).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      ) : (
        <WithUnknown
          question={question}
          options={choices(control.list, lang)}
          value={typed}
          onChange={(code) => onChange(code)}
        />
      );
    case 'yesno':
      return (
        <WithUnknown
          question={question}
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : ''}
          onChange={(code) => onChange(code === null ? null : code === 'yes')}
        />
      );
    case 'codes':
      return <Codes {...{ question, control, value, onChange }} />;
    case 'date':
      return <OneDay question={question} day={typed || null} onChange={onChange} />;
    case 'dates':
      return (
        <Meetings
          question={question}
          days={Array.isArray(value) ? value : []}
          onChange={(days) => onChange(days.length > 0 ? days : null)}
          fault={fault}
        />
      );
  }
}

interface Asked {
  id: string;
  label: ReactNode;
  required: boolean;
  bare: boolean;
  hint: ReactNode;
  error: string | undefined;
}

// “Not answered” is a choice that can be taken back to: unknown is not no.
function WithUnknown({
  question,
  options,
  value,
  onChange,
}: {
  question: Asked;
  options: readonly Option[];
  value: string;
  onChange: (code: string | null) => void;
}) {
  const words = useWords(registerWords);
  return (
    <RadioGroup
      {...question}
      options={question.required ? options : [...options, { value: '', label: words.unknown }]}
      value={value}
      onChange={(code) => onChange(code || null)}
    />
  );
}

function Codes({
  question,
  control,
  value,
  onChange,
}: {
  question: Asked;
  control: Extract<Field['control'], { kind: 'codes' }>;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const words = useWords(registerWords);
  const lang = useLang();
  const chosen = Array.isArray(value) ? value : [];
  const none = Array.isArray(value) && value.length === 0;
  return (
    <CheckGroup
      {...question}
      columns={control.columns}
      options={choices(control.list, lang)}
      values={chosen}
      onChange={(codes) => onChange(codes.length > 0 || !control.none ? codes : null)}
    >
      {control.none ? (
        <Check checked={none} onChange={(on) => onChange(on ? [] : null)} label={words.nothing} />
      ) : null}
    </CheckGroup>
  );
}

/** The id of a field’s control, as the error summary looks for it. */
export function idOf(path: string): string {
  return path.replaceAll('/', '-');
}
