import { useLang, useWords } from '../../../app/place';
import type { FieldNames } from '../../../forms/useFaults';
import { Check, CheckGroup } from '../../../parts/Choice/Choice';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices, type ListName } from '../../../words/code';
import { countryChoices } from '../../../words/countries';
import { deskfieldWords } from '../../../words/deskfield';
import type { Lang } from '../../../words/words';
import { zoneChoices } from '../../../words/zones';
import { CodeSelect } from './CodeSelect';
import type { EditorProps, Parts } from './EditorProps';
import { MonthEditor } from './MonthEditor';
import { DiseasesEditor, RegistryEditor } from './rows';
import { FIELDS } from './spec';
import { Amounts, DesignEditor, PopulationEditor, VisitsEditor, WindowEditor } from './trial';

/** The control that fits the field. */
export function Editor(props: EditorProps) {
  const lang = useLang();
  const { field, label, value, onChange, at } = props;
  const spec = FIELDS[field];
  const id = `edit-${field}`;
  const error = at(`/${field}`);
  const question = { id, label, error, bare: true } as const;
  switch (spec?.kind) {
    case 'line':
      return <TextInput {...question} size="m" value={String(value ?? '')} onChange={onChange} />;
    case 'text':
      return (
        <Textarea {...question} size="m" rows={3} max={300} value={String(value ?? '')} onChange={onChange} />
      );
    case 'country':
      return (
        <Select {...question} size="m" width="w20" value={String(value ?? '')} onChange={onChange}>
          {countryChoices(lang).all.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </Select>
      );
    case 'zone':
      return (
        <Select {...question} size="m" width="w20" value={String(value ?? '')} onChange={onChange}>
          {zoneChoices(lang).map((zone) => (
            <option key={zone.zone} value={zone.zone}>
              {zone.label}
            </option>
          ))}
        </Select>
      );
    case 'code':
      return <CodeSelect {...props} id={id} list={spec.list} error={error} />;
    case 'codes':
      return <CodesEditor {...props} list={spec.list} none={spec.none ?? false} />;
    case 'name':
      return <NameEditor {...props} />;
    case 'decision':
      return <DecisionEditor {...props} />;
    case 'needs':
      return <NeedsEditor {...props} />;
    case 'found':
      return <FoundEditor {...props} />;
    case 'diseases':
      return <DiseasesEditor {...props} />;
    case 'registry':
      return <RegistryEditor {...props} />;
    case 'design':
      return <DesignEditor {...props} />;
    case 'population':
      return <PopulationEditor {...props} />;
    case 'patients':
      return <Amounts {...props} parts={['total', 'japan_target', 'japan_min']} unit="patients" />;
    case 'visits':
      return <VisitsEditor {...props} />;
    case 'window':
      return <WindowEditor {...props} />;
    default:
      return null;
  }
}

/** The words of a field and its parts, for its faults. */
export function partNames(field: string, label: string, lang: Lang): FieldNames {
  const words = deskfieldWords[lang];
  const kind = FIELDS[field]?.kind;
  const parts: Record<string, string> =
    {
      design: words.design,
      population: words.population,
      patients: words.patients,
      visits: words.visits,
      window: words.window,
      name: words.name,
      needs: words.needs,
      found: words.found,
    }[kind as string] ?? {};
  const names: FieldNames = {
    [`/${field}`]: { label, id: `edit-${field}`, choice: kind === 'code' || kind === 'codes' },
    '/keep': { label: words.valueToKeep, choice: true, id: 'field-keep' },
  };
  for (const [part, name] of Object.entries(parts)) {
    names[`/${field}/${part}`] = { label: name, id: `edit-${field}-${part}` };
  }
  if (kind === 'diseases' || kind === 'registry') {
    for (let row = 0; row < 10; row += 1) {
      names[`/${field}/${row}`] = { label: words.nth(label, `${row + 1}`), id: `edit-${field}-${row}` };
    }
  }
  return names;
}

function CodesEditor({
  field,
  label,
  value,
  onChange,
  at,
  list,
  none,
}: EditorProps & { list: ListName; none: boolean }) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const codes = (value as string[] | null) ?? [];
  return (
    <CheckGroup
      id={`edit-${field}`}
      label={label}
      bare
      columns={2}
      options={choices(list, lang)}
      values={codes}
      error={at(`/${field}`)}
      onChange={onChange}
    >
      {none ? (
        <Check
          checked={Array.isArray(value) && codes.length === 0}
          label={words.noneNeeded}
          onChange={(on) => onChange(on ? [] : null)}
        />
      ) : null}
    </CheckGroup>
  );
}

function NameEditor({ field, value, onChange, at }: EditorProps) {
  const words = useWords(deskfieldWords);
  const name = (value as Parts | null) ?? {};
  return (
    <>
      {(['family', 'given', 'title'] as const).map((part) => (
        <TextInput
          key={part}
          id={`edit-${field}-${part}`}
          label={words.name[part]}
          bare
          size="m"
          width="w20"
          value={String(name[part] ?? '')}
          error={at(`/${field}/${part}`)}
          onChange={(text) => onChange({ ...name, [part]: text })}
        />
      ))}
    </>
  );
}

function DecisionEditor({ field, label, value, onChange, at }: EditorProps) {
  return (
    <MonthEditor
      id={`edit-${field}`}
      label={label}
      value={value}
      notSure="unknown"
      error={at(`/${field}`)}
      onChange={onChange}
    />
  );
}

function NeedsEditor({ field, value, onChange, at }: EditorProps) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const needs = (value as { codes?: string[]; text?: string } | null) ?? {};
  return (
    <>
      <CheckGroup
        id={`edit-${field}-codes`}
        label={words.needs.codes}
        bare
        columns={2}
        options={choices('L6', lang)}
        values={needs.codes ?? []}
        error={at(`/${field}/codes`) ?? at(`/${field}`)}
        onChange={(codes) => onChange({ ...needs, codes })}
      />
      <Textarea
        id={`edit-${field}-text`}
        label={words.needs.text}
        bare
        size="m"
        max={2000}
        value={needs.text ?? ''}
        error={at(`/${field}/text`)}
        onChange={(text) => onChange({ ...needs, text })}
      />
    </>
  );
}

function FoundEditor({ field, value, onChange, at }: EditorProps) {
  const words = useWords(deskfieldWords);
  const found = typeof value === 'string' ? { code: value, text: '' } : ((value as Parts | null) ?? {});
  const put = (next: Parts) => onChange(next.text ? next : (next.code ?? null));
  return (
    <>
      <CodeSelect
        id={`edit-${field}-code`}
        label={words.found.code}
        list="L7"
        value={found.code}
        error={at(`/${field}/code`) ?? at(`/${field}`)}
        onChange={(word) => put({ ...found, code: word })}
      />
      <TextInput
        id={`edit-${field}-text`}
        label={words.found.text}
        bare
        size="m"
        width="w20"
        value={String(found.text ?? '')}
        error={at(`/${field}/text`)}
        onChange={(text) => put({ ...found, text })}
      />
    </>
  );
}
