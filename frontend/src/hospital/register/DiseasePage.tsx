import type { FormEvent } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { CheckGroup, RadioGroup } from '../../parts/Choice/Choice';
import { DiseaseInput } from '../../parts/DiseaseInput/DiseaseInput';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { FieldGroup } from '../../parts/Field/Field';
import { NumberInput, Select, TextInput } from '../../parts/Field/inputs';
import { NotFound } from '../../parts/Frame/messages';
import { Go } from '../../parts/Go/Go';
import { fiscalYear, fiscalYearOf, list } from '../../words/format';
import { registerWords } from '../../words/register';
import { choices, code } from '../../words/registercode';
import { Conflict } from '../shared/Conflict';
import type { DiseaseRow, Hospital, Register } from '../types';
import type { Value, Values } from './fields';
import { useSection } from './useSection';

const TEXTS = ['icd10', 'text', 'department', 'pi_name', 'new_patients', 'prevalent'] as const;
const PATHS = [...TEXTS, 'areas', 'method', 'period'] as const;
type Path = (typeof PATHS)[number];

/** One disease: its numbers and how they were counted. */
export function DiseasePage({
  register,
  row,
  onSaved,
}: {
  register: Register;
  row: string;
  onSaved: () => void;
}) {
  const words = useWords(registerWords);
  const place = usePlace();
  const lang = useLang();
  const id = row === 'new' ? null : Number(row);
  const found = register.hospital.diseases.findIndex((one) => one.id === id);
  const index = found >= 0 ? found : register.hospital.diseases.length;
  const label = (path: Path) => code('register_item', `diseases/${path}`, lang);
  const names: FieldNames = Object.fromEntries(
    PATHS.map((path) => [
      `/rows/${index}/${path}`,
      { label: label(path), id: path, choice: path === 'method' || path === 'period' || path === 'areas' },
    ]),
  );
  const form = useSection({
    section: 'diseases',
    page: row,
    register,
    paths: PATHS,
    names,
    read: (hospital) => read(hospital.diseases.find((one) => one.id === id)),
    patch: (values, hospital) => ({ rows: rowsWith(hospital, id, values) }),
    onSaved: () => {
      onSaved();
      place.goOn?.(`/${place.lang}/hospital/register/diseases`);
    },
  });
  if (id !== null && found < 0) return <NotFound />;

  const at = (path: Path) => form.faults.at(`/rows/${index}/${path}`);
  const textOf = (path: Path) => {
    const value = form.values[path];
    return typeof value === 'string' ? value : '';
  };
  const field = (path: Path) => ({
    id: path,
    label: label(path),
    size: 'm' as const,
    bare: path !== 'icd10',
    error: at(path),
    value: textOf(path),
    onChange: (text: string) => form.set(path, text),
  });
  const areas = form.values.areas;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <>
      <ErrorSummary errors={form.faults.items} round={form.faults.round} />
      <h1>
        {id === null
          ? words.disease.addTitle
          : `${words.disease.title}${words.disease.about(textOf('text') || textOf('icd10'))}`}
      </h1>
      {form.clash ? (
        <Conflict
          title={form.clash.title}
          busy={form.busy}
          onKeep={form.settle}
          choices={form.clash.clashes.map((clash) => ({
            key: clash.key,
            label: label(clash.key as Path),
            mine: said(clash.key as Path, clash.mine, words.unknownShort, lang),
            theirs: said(clash.key as Path, clash.theirs, words.unknownShort, lang),
          }))}
        />
      ) : null}
      <form className="section-form" noValidate onSubmit={submit} aria-label={words.disease.title}>
        <DiseaseInput
          {...field('icd10')}
          required
          onPick={(disease) => form.setAll({ ...form.values, icd10: disease.icd10, text: disease[lang] })}
        />
        <TextInput {...field('text')} width="w20" />
        <TextInput {...field('department')} width="w20" />
        <CheckGroup
          id="areas"
          label={label('areas')}
          bare
          columns={2}
          error={at('areas')}
          options={choices('L4', lang)}
          values={Array.isArray(areas) ? areas : []}
          onChange={(codes) => form.set('areas', codes)}
        />
        <TextInput {...field('pi_name')} width="w20" />
        <FieldGroup id="patients" label={words.disease.patients} bare hint={words.hint.numberUnknown}>
          <div className="pair">
            <NumberInput {...field('new_patients')} unit={words.unitPatients} />
            <NumberInput {...field('prevalent')} unit={words.unitPatients} />
          </div>
        </FieldGroup>
        <RadioGroup
          id="method"
          label={label('method')}
          bare
          hint={words.disease.methodHint}
          error={at('method')}
          columns={2}
          options={choices('count_method', lang)}
          value={textOf('method') || null}
          onChange={(code) => form.set('method', code)}
        />
        <Select {...field('period')} width="w20">
          <option value="">{words.choose}</option>
          {periods(new Date(), textOf('period')).map((year) => (
            <option key={year} value={`R${year - 2018}`}>
              {fiscalYear(year, lang)}
            </option>
          ))}
        </Select>
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={form.busy}>
            {words.disease.save}
          </Button>
          <Go className="act" to="hospital/register/diseases">
            {words.disease.backToList}
          </Go>
        </div>
      </form>
    </>
  );
}

// This year and the two before; an older one stays to be seen until it is counted again.
function periods(now: Date, kept: string): number[] {
  const year = fiscalYearOf(now);
  const years = [year, year - 1, year - 2];
  const old = /^R(\d+)$/.exec(kept)?.[1];
  const oldYear = old ? Number(old) + 2018 : year;
  return years.includes(oldYear) ? years : [...years, oldYear];
}

function read(row: DiseaseRow | undefined): Values {
  return {
    icd10: row?.icd10 ?? null,
    text: row?.text ?? null,
    department: row?.department ?? null,
    pi_name: row?.pi_name ?? null,
    new_patients: text(row?.new_patients),
    prevalent: text(row?.prevalent),
    areas: row?.areas ?? [],
    method: row?.method ?? null,
    period: row?.period ?? null,
  };
}

// The register takes the whole list: every other row goes back as it was read.
function rowsWith(hospital: Hospital, id: number | null, values: Values): unknown[] {
  const changed = Object.fromEntries(
    PATHS.map((path) => [path, values[path] === '' ? null : (values[path] ?? null)]),
  );
  const others: unknown[] = hospital.diseases.map((row) => (row.id === id ? { id, ...changed } : row));
  return id === null ? [...others, changed] : others;
}

function text(count: number | null | undefined): Value {
  return count === null || count === undefined ? null : String(count);
}

function said(path: Path, value: Value, unanswered: string, lang: 'en' | 'ja'): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return unanswered;
  if (Array.isArray(value))
    return list(
      value.map((one) => code('L4', one, lang)),
      lang,
    );
  return path === 'method' ? code('count_method', String(value), lang) : String(value);
}
