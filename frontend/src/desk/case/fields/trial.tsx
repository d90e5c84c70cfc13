import { useLang, useWords } from '../../../app/place';
import { Check, CheckGroup, RadioGroup } from '../../../parts/Choice/Choice';
import { NumberInput, TextInput } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices, type ListName } from '../../../words/code';
import { deskfieldWords } from '../../../words/deskfield';
import { partsWords } from '../../../words/parts';
import { CodeSelect } from './CodeSelect';
import type { EditorProps, Parts } from './EditorProps';
import { MonthEditor } from './MonthEditor';

/** How the trial is built. */
export function DesignEditor({ field, value, onChange, at }: EditorProps) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const design = (value as Parts | null) ?? {};
  const put = (part: string, next: unknown) => onChange({ ...design, [part]: next });
  const choose = (part: 'randomised' | 'blinding' | 'adaptive' | 'basket', list: ListName) => (
    <CodeSelect
      id={`edit-${field}-${part}`}
      label={words.design[part]}
      list={list}
      value={design[part]}
      error={at(`/${field}/${part}`)}
      onChange={(word) => put(part, word || undefined)}
    />
  );
  return (
    <>
      {choose('randomised', 'yes_no')}
      {choose('blinding', 'blinding')}
      <CheckGroup
        id={`edit-${field}-control`}
        label={words.design.control}
        bare
        columns={2}
        options={choices('control', lang)}
        values={(design.control as string[] | undefined) ?? []}
        error={at(`/${field}/control`)}
        onChange={(control) => put('control', control)}
      />
      <Amounts
        field={field}
        value={value}
        onChange={onChange}
        at={at}
        label=""
        parts={['arms']}
        unit="arms"
      />
      {choose('adaptive', 'yes_no')}
      {choose('basket', 'yes_no')}
    </>
  );
}

/** Who can take part. */
export function PopulationEditor({ field, value, onChange, at }: EditorProps) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const population = (value as Parts | null) ?? {};
  const put = (part: string, next: unknown) => onChange({ ...population, [part]: next });
  return (
    <>
      <CheckGroup
        id={`edit-${field}-age_groups`}
        label={words.population.age_groups}
        bare
        columns={2}
        options={choices('age_group', lang)}
        values={(population.age_groups as string[] | undefined) ?? []}
        error={at(`/${field}/age_groups`)}
        onChange={(groups) => put('age_groups', groups)}
      />
      <RadioGroup
        id={`edit-${field}-sex`}
        label={words.population.sex}
        bare
        inline
        options={choices('sex', lang)}
        value={(population.sex as string | undefined) ?? null}
        error={at(`/${field}/sex`)}
        onChange={(sex) => put('sex', sex)}
      />
      {(['line_of_therapy', 'biomarker'] as const).map((part) => (
        <TextInput
          key={part}
          id={`edit-${field}-${part}`}
          label={words.population[part]}
          bare
          size="m"
          value={String(population[part] ?? '')}
          error={at(`/${field}/${part}`)}
          onChange={(text) => put(part, text)}
        />
      ))}
      {(['key_inclusion', 'key_exclusion'] as const).map((part) => (
        <Textarea
          key={part}
          id={`edit-${field}-${part}`}
          label={words.population[part]}
          bare
          size="m"
          rows={3}
          max={2000}
          value={String(population[part] ?? '')}
          error={at(`/${field}/${part}`)}
          onChange={(text) => put(part, text)}
        />
      ))}
    </>
  );
}

type Unit = 'patients' | 'weeks' | 'times' | 'nights' | 'months' | 'arms';
type AmountPart =
  | 'total'
  | 'japan_target'
  | 'japan_min'
  | 'arms'
  | 'duration_weeks'
  | 'visits'
  | 'inpatient_nights'
  | 'invasive_procedures'
  | 'window_months';

/** Numbers that may not be known yet: “I don’t know yet” is an answer. */
export function Amounts({
  field,
  value,
  onChange,
  at,
  parts,
  unit,
}: EditorProps & { parts: readonly AmountPart[]; unit: Unit }) {
  const words = useWords(deskfieldWords);
  const general = useWords(partsWords);
  const whole = (value as Parts | null) ?? {};
  const names: Record<AmountPart, string> = {
    ...words.patients,
    ...words.visits,
    arms: words.design.arms,
    window_months: words.window.window_months,
  };
  return (
    <>
      {parts.map((part) => {
        const unknown = whole[part] === 'i_dont_know';
        return (
          <div key={part} className="amount">
            <NumberInput
              id={`edit-${field}-${part}`}
              label={names[part]}
              bare
              size="m"
              unit={words.unitNames[unit]}
              value={unknown ? '' : String(whole[part] ?? '')}
              error={at(`/${field}/${part}`)}
              onChange={(text) => onChange({ ...whole, [part]: text === '' ? undefined : text })}
            />
            <Check
              checked={unknown}
              label={
                <>
                  {general.dontKnow}
                  <span className="vh"> {names[part]}</span>
                </>
              }
              onChange={(on) => onChange({ ...whole, [part]: on ? 'i_dont_know' : undefined })}
            />
          </div>
        );
      })}
    </>
  );
}

/** What taking part asks of one patient. */
export function VisitsEditor(props: EditorProps) {
  return (
    <>
      <Amounts {...props} parts={['duration_weeks']} unit="weeks" />
      <Amounts {...props} parts={['visits']} unit="times" />
      <Amounts {...props} parts={['inpatient_nights']} unit="nights" />
      <Amounts {...props} parts={['invasive_procedures']} unit="times" />
    </>
  );
}

/** When Japan should start, and for how long it enrols. */
export function WindowEditor(props: EditorProps) {
  const words = useWords(deskfieldWords);
  const { field, value, onChange, at } = props;
  const window = (value as Parts | null) ?? {};
  return (
    <>
      {(['wanted_fpi', 'last_fpi'] as const).map((part) => (
        <MonthEditor
          key={part}
          id={`edit-${field}-${part}`}
          label={words.window[part]}
          value={window[part]}
          notSure="i_dont_know"
          error={at(`/${field}/${part}`)}
          onChange={(month) => onChange({ ...window, [part]: month || undefined })}
        />
      ))}
      <Amounts {...props} parts={['window_months']} unit="months" />
    </>
  );
}
