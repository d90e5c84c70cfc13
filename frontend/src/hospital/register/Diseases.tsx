import { useState } from 'react';
import { useDiseaseNames } from '../../api/diseases';
import { useLang, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Notice } from '../../parts/Notice/Notice';
import { code } from '../../words/code';
import { number, tableDay } from '../../words/format';
import { periodName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import type { DiseaseRow, Register } from '../types';
import { usePlaceOfWork } from '../who';
import { actsColumn, useRows } from './rowActs';
import { Standing } from './Standing';
import { VisibilityForm } from './VisibilityForm';

/** Patients by disease: one row a disease and department, each with its own date. */
export function Diseases({ register, saved }: { register: Register; saved: boolean }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const [leaving, setLeaving] = useState<DiseaseRow | null>(null);
  const rows = register.hospital.diseases;
  const nameOf = useRowNames(rows);
  const change = useRows('diseases', register);
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? words.unknownShort : number(value);
  const columns: Column<DiseaseRow>[] = [
    { key: 'disease', title: words.disease.colDisease, head: true, cell: (row) => nameOf(row) },
    { key: 'new', title: words.disease.colNew, numeric: true, cell: (row) => shown(row.new_patients) },
    {
      key: 'prevalent',
      title: words.disease.colPrevalent,
      numeric: true,
      cell: (row) => shown(row.prevalent),
    },
    {
      key: 'method',
      title: words.disease.colMethod,
      cell: (row) =>
        row.method
          ? [code('count_method', row.method, lang), row.period ? periodName(row.period, lang) : '']
              .filter(Boolean)
              .join(words.disease.join)
          : words.unknownShort,
    },
    { key: 'pi', title: words.disease.colPi, cell: (row) => row.pi_name || words.unknownShort },
    {
      key: 'until',
      title: words.disease.colUntil,
      cell: (row) => <span className="nowrap">{tableDay(row.stated.expires_on, lang)}</span>,
    },
  ];
  if (office) {
    columns.push(actsColumn(words, 'diseases', nameOf, setLeaving));
  }
  const add = office ? (
    <LinkButton icon="plus" kind={rows.length === 0 ? 'solid' : 'line'} to="hospital/register/diseases/new">
      {words.disease.add}
    </LinkButton>
  ) : null;
  return (
    <>
      <ErrorSummary errors={change.faults.items} round={change.faults.round} />
      <h1>{words.disease.title}</h1>
      {change.done ? <Notice kind="ok" title={change.done} /> : null}
      <Standing register={register} section="diseases" saved={saved && !change.done} />
      {office ? null : <p className="t14 soft">{words.readOnly}</p>}
      <div className="table-block">
        <DataTable
          caption={words.disease.caption}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          empty={
            <EmptyState title={words.disease.none} action={add}>
              {words.disease.noneBody}
            </EmptyState>
          }
        />
        {rows.length > 0 ? <p className="table-acts">{add}</p> : null}
      </div>
      {office ? <VisibilityForm section="diseases" register={register} /> : null}
      <Dialog
        open={leaving !== null}
        title={words.disease.removeTitle(leaving ? nameOf(leaving) : '')}
        confirm={words.disease.removeDo}
        busy={change.busy}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (!leaving) return;
          const left = rows.filter((row) => row.id !== leaving.id);
          void change
            .run({ rows: left }, words.disease.removed(nameOf(leaving)))
            .then(() => setLeaving(null));
        }}
      >
        <p>{words.disease.removeBody}</p>
      </Dialog>
    </>
  );
}

/** `C34.9 非小細胞肺癌 呼吸器内科`; the code’s own name where the row has no words, or none in the reader’s language. */
export function useRowNames(rows: readonly DiseaseRow[]): (row: DiseaseRow) => string {
  const lang = useLang();
  const { name } = useDiseaseNames(
    rows.map((row) => row.icd10),
    lang,
  );
  return (row) => {
    const called = lang === 'en' || !row.text ? name(row.icd10) : undefined;
    const text = row.text === called ? undefined : row.text;
    return [row.icd10, called, text, row.department].filter(Boolean).join(' ');
  };
}
