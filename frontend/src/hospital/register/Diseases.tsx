import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { LinkButton } from '../../parts/Button/Button';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { code } from '../../words/code';
import { number, tableDay } from '../../words/format';
import { periodName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import { useHospitalApi, useKeep } from '../api';
import type { DiseaseRow, Register } from '../types';
import { usePlaceOfWork } from '../who';
import { Standing } from './Standing';
import { VisibilityForm } from './VisibilityForm';

/** Patients by disease: one row a disease and department, each with its own date. */
export function Diseases({ register, saved }: { register: Register; saved: boolean }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const [leaving, setLeaving] = useState<DiseaseRow | null>(null);
  const remove = useRemove(register);
  const rows = register.hospital.diseases;
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
    columns.push({
      key: 'acts',
      title: words.disease.colActs,
      cell: (row) => (
        <span className="row-acts">
          <Go className="act" to={`hospital/register/diseases/${row.id}`}>
            {words.disease.edit}
            <span className="vh">{words.disease.about(nameOf(row))}</span>
          </Go>
          <button type="button" className="act" onClick={() => setLeaving(row)}>
            {words.disease.remove}
            <span className="vh">{words.disease.about(nameOf(row))}</span>
          </button>
        </span>
      ),
    });
  }
  const add = office ? (
    <LinkButton icon="plus" kind={rows.length === 0 ? 'solid' : 'line'} to="hospital/register/diseases/new">
      {words.disease.add}
    </LinkButton>
  ) : null;
  return (
    <>
      <ErrorSummary errors={remove.faults.items} round={remove.faults.round} />
      <h1>{words.disease.title}</h1>
      {remove.removed ? <Notice kind="ok" title={words.disease.removed(remove.removed)} /> : null}
      <Standing register={register} section="diseases" saved={saved && !remove.removed} />
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
        busy={remove.busy}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) void remove.run(leaving).then(() => setLeaving(null));
        }}
      >
        <p>{words.disease.removeBody}</p>
      </Dialog>
    </>
  );
}

/** `C34.9 非小細胞肺癌（呼吸器内科）`. */
export function nameOf(row: Pick<DiseaseRow, 'icd10' | 'text' | 'department'>): string {
  return [row.icd10, row.text, row.department].filter(Boolean).join(' ');
}

function useRemove(register: Register) {
  const api = useHospitalApi();
  const keep = useKeep();
  const faults = useFaults({});
  const [busy, setBusy] = useState(false);
  const [removed, setRemoved] = useState('');
  const run = async (row: DiseaseRow) => {
    setBusy(true);
    try {
      const rows = register.hospital.diseases.filter((one) => one.id !== row.id);
      keep.register(await api.saveSection('diseases', { rows }, register.version));
      setRemoved(nameOf(row));
      faults.clear();
    } catch (error) {
      faults.caught(error);
      keep.register(await api.register());
    } finally {
      setBusy(false);
    }
  };
  return { busy, faults, removed, run };
}
