import { useLang, useWords } from '../../../app/place';
import { Button } from '../../../parts/Button/Button';
import { DiseaseInput } from '../../../parts/DiseaseInput/DiseaseInput';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { deskfieldWords } from '../../../words/deskfield';
import type { EditorProps, Parts } from './EditorProps';

/** Coded diseases, one a row. */
export function DiseasesEditor({ field, label, value, onChange, at }: EditorProps) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const rows = (value as Parts[] | null) ?? [];
  const change = (place: number, parts: Parts) =>
    onChange(rows.map((row, at) => (at === place ? { ...row, ...parts } : row)));
  const put = (place: number, part: string, text: string) => change(place, { [part]: text });
  const codeField = (row: Parts, place: number) => ({
    id: `edit-${field}-${place}-code`,
    label: words.disease.code,
    bare: true,
    size: 'm' as const,
    value: String(row.code ?? ''),
    error: at(`/${field}/${place}`),
    onChange: (text: string) => put(place, 'code', text),
  });
  return (
    <>
      <p className="hint">{words.diseaseHint}</p>
      {rows.map((row, place) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; nothing else names it.
          key={place}
          className="editor-row"
          id={`edit-${field}-${place}`}
        >
          <legend className="vh">{words.nth(label, `${place + 1}`)}</legend>
          <Select
            id={`edit-${field}-${place}-system`}
            label={words.disease.system}
            bare
            size="m"
            value={String(row.system ?? '')}
            onChange={(word) => put(place, 'system', word)}
          >
            {choices('code_system', lang).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </Select>
          {row.system === 'icd10' ? (
            <DiseaseInput
              {...codeField(row, place)}
              // Said once, above all rows.
              hint=""
              width="w8"
              // The synopsis for hospitals is made from the English name.
              onPick={({ icd10, en }) => change(place, { code: icd10, text: en })}
            />
          ) : (
            <TextInput {...codeField(row, place)} width="w8" autoComplete="off" />
          )}
          <TextInput
            id={`edit-${field}-${place}-text`}
            label={words.disease.text}
            bare
            size="m"
            value={String(row.text ?? '')}
            onChange={(text) => put(place, 'text', text)}
          />
          <Button size="s" kind="text" onClick={() => onChange(rows.filter((_, at) => at !== place))}>
            {words.remove}
            <span className="vh"> {words.nth(label, `${place + 1}`)}</span>
          </Button>
        </fieldset>
      ))}
      <p>
        <Button
          size="s"
          icon="plus"
          id={`edit-${field}`}
          onClick={() => onChange([...rows, { system: 'icd10', code: '', text: '' }])}
        >
          {words.addCode}
        </Button>
      </p>
    </>
  );
}

/** Registry numbers, one a row. */
export function RegistryEditor({ field, label, value, onChange, at }: EditorProps) {
  const words = useWords(deskfieldWords);
  const rows = (value as string[] | null) ?? [];
  const all = rows.length === 0 ? [''] : rows;
  return (
    <>
      {all.map((number, place) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; nothing else names it.
          key={place}
          id={`edit-${field}-${place}`}
          label={words.nth(label, `${place + 1}`)}
          bare
          size="m"
          width="w20"
          autoComplete="off"
          value={number}
          error={at(`/${field}/${place}`)}
          onChange={(text) => onChange(all.map((old, at) => (at === place ? text : old)))}
        />
      ))}
      <p>
        <Button size="s" icon="plus" onClick={() => onChange([...all, ''])}>
          {words.addNumber}
        </Button>
      </p>
    </>
  );
}
