import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button, LinkButton } from '../../parts/Button/Button';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import type { ListRow, Register } from '../types';
import { usePlaceOfWork } from '../who';
import type { Field } from './fields';
import { rowLists } from './further.gen';
import { actsColumn, useRows } from './rowActs';
import { nameOfRow, type RowListName, rowsOf, shownOf, valuesOfRow } from './rowLists';
import { Standing } from './Standing';
import { labelOf, saidOf } from './said';

/** One list of the register: a row a doctor, a trial, a task; or that there are none. */
export function RowTable({
  list,
  register,
  saved,
}: {
  list: RowListName;
  register: Register;
  saved: boolean;
}) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const [leaving, setLeaving] = useState<ListRow | null>(null);
  const change = useRows(rowLists[list].section, register);
  const rows = rowsOf(register.hospital, list);
  const title = code('register_rows', list, lang);
  const nameOf = (row: ListRow) => nameOfRow(list, row, words, lang);
  const columns = columnsShown(list, words, lang);
  if (office) {
    columns.push(actsColumn(words, list, nameOf, setLeaving));
  }
  const add = office ? (
    <LinkButton icon="plus" kind={rows?.length ? 'line' : 'solid'} to={`hospital/register/${list}/new`}>
      {words.rows.add}
    </LinkButton>
  ) : null;
  // Nothing named is not the same as none: the office says which.
  const none =
    office && rows === null ? (
      <Button busy={change.busy} onClick={() => void change.run({ [list]: [] }, words.rows.noneSaid)}>
        {words.rows.sayNone}
      </Button>
    ) : office && rows?.length === 0 ? (
      <Button
        kind="text"
        busy={change.busy}
        onClick={() => void change.run({ [list]: null }, words.rows.noneTaken)}
      >
        {words.rows.takeNone}
      </Button>
    ) : null;
  return (
    <>
      <ErrorSummary errors={change.faults.items} round={change.faults.round} />
      <h1>{title}</h1>
      {change.done ? <Notice kind="ok" title={change.done} /> : null}
      <Standing register={register} section={rowLists[list].section} saved={saved && !change.done} />
      {list === 'competing_trials' ? <p className="t14 soft">{words.rows.deskOnly}</p> : null}
      {office ? null : <p className="t14 soft">{words.readOnly}</p>}
      <div className="table-block">
        <DataTable
          caption={title}
          columns={columns}
          rows={rows ?? []}
          rowKey={(row) => String(row.id)}
          empty={
            <EmptyState
              title={rows === null ? words.rows.unknown : words.rows.none}
              action={
                <span className="row row-3">
                  {add}
                  {none}
                </span>
              }
            >
              {words.rows.about[list]}
            </EmptyState>
          }
        />
        {rows?.length ? <p className="table-acts">{add}</p> : null}
      </div>
      <p>
        <Go className="act" to="hospital/register">
          {words.back}
        </Go>
      </p>
      <Dialog
        open={leaving !== null}
        title={words.disease.removeTitle(leaving ? nameOf(leaving) : '')}
        confirm={words.disease.removeDo}
        busy={change.busy}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (!leaving) return;
          const left = (rows ?? []).filter((row) => row.id !== leaving.id);
          // The last row that goes leaves nothing said, not a no.
          void change
            .run({ [list]: left.length > 0 ? left : null }, words.disease.removed(nameOf(leaving)))
            .then(() => setLeaving(null));
        }}
      >
        <p>{words.rows.removeBody}</p>
      </Dialog>
    </>
  );
}

/** The columns of a list to read. */
export function columnsShown(
  list: RowListName,
  words: (typeof registerWords)['ja'],
  lang: 'en' | 'ja',
): Column<ListRow>[] {
  const said = (row: ListRow, field: Field) =>
    saidOf(field, valuesOfRow(list, row)[field.path] ?? null, words, lang);
  return [
    {
      key: 'name',
      title: code('register_rows', list, lang),
      head: true,
      cell: (row) => nameOfRow(list, row, words, lang),
    },
    ...shownOf(list).map((field) => ({
      key: field.path,
      title: labelOf(field, lang),
      numeric: field.control.kind === 'number',
      cell: (row: ListRow) => said(row, field),
    })),
  ];
}
