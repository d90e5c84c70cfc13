import type { FormEvent } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { NotFound } from '../../parts/Frame/messages';
import { Go } from '../../parts/Go/Go';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { Conflict } from '../shared/Conflict';
import type { Register } from '../types';
import { FieldControl, idOf } from './FieldControl';
import { rowLists } from './further.gen';
import { columnsOf, nameOfRow, type RowListName, rowsOf, rowsWith, valuesOfRow } from './rowLists';
import { isChoice, labelOf, saidOf } from './said';
import { useSection } from './useSection';

/** One row of a list: a doctor, a group of trials, who does a task in English. */
export function RowPage({
  list,
  register,
  row,
  onSaved,
}: {
  list: RowListName;
  register: Register;
  row: string;
  onSaved: () => void;
}) {
  const words = useWords(registerWords);
  const place = usePlace();
  const lang = useLang();
  const id = row === 'new' ? null : Number(row);
  const rows = rowsOf(register.hospital, list) ?? [];
  const found = rows.findIndex((one) => one.id === id);
  const index = found >= 0 ? found : rows.length;
  const fields = columnsOf(list);
  const names: FieldNames = Object.fromEntries(
    fields.map((field) => {
      const shape = words.shape[field.name as keyof typeof words.shape];
      const say = shape ? { say: { code_format: shape } } : {};
      const name = { label: labelOf(field, lang), id: idOf(field.path), choice: isChoice(field), ...say };
      return [`/${list}/${index}/${field.path}`, name];
    }),
  );
  names[`/${list}`] = { label: code('register_rows', list, lang), id: idOf(fields[0]?.path ?? '') };
  const form = useSection({
    section: rowLists[list].section,
    page: `${list}/${row}`,
    register,
    paths: fields.map((field) => field.path),
    names,
    read: (hospital) =>
      valuesOfRow(
        list,
        rowsOf(hospital, list)?.find((one) => one.id === id),
      ),
    patch: (values, hospital) => ({ [list]: rowsWith(hospital, list, id, values) }),
    onSaved: () => {
      onSaved();
      place.goOn?.(`/${place.lang}/hospital/register/${list}`);
    },
  });
  if (id !== null && found < 0) return <NotFound />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const title = code('register_rows', list, lang);
  const kept = rows[found];
  return (
    <>
      <ErrorSummary errors={form.faults.items} round={form.faults.round} />
      <h1>
        {kept
          ? `${title}${words.disease.about(nameOfRow(list, kept, words, lang))}`
          : words.rows.addTo(title)}
      </h1>
      {form.clash ? (
        <Conflict
          title={form.clash.title}
          busy={form.busy}
          onKeep={form.settle}
          choices={form.clash.clashes.flatMap((clash) => {
            const field = fields.find((one) => one.path === clash.key);
            if (!field) return [];
            return {
              key: clash.key,
              label: labelOf(field, lang),
              mine: saidOf(field, clash.mine, words, lang),
              theirs: saidOf(field, clash.theirs, words, lang),
            };
          })}
        />
      ) : null}
      <form className="section-form" noValidate onSubmit={submit} aria-label={title}>
        <p className="hint form-note">{words.noPatients}</p>
        {fields.map((field) => (
          <FieldControl
            key={field.path}
            field={field}
            value={form.values[field.path] ?? null}
            onChange={(value) => form.set(field.path, value)}
            fault={(below) => form.faults.at(`/${list}/${index}/${field.path}${below}`)}
          />
        ))}
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={form.busy}>
            {words.save}
          </Button>
          <Go className="act" to={`hospital/register/${list}`}>
            {words.rows.back}
          </Go>
        </div>
      </form>
    </>
  );
}
