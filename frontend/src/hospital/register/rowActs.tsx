import { useState } from 'react';
import { useFaults } from '../../forms/useFaults';
import type { Column } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import type { registerWords } from '../../words/register';
import { useHospitalApi, useKeep } from '../api';
import type { Register, Section } from '../types';

/** The column with what can be done to a row: open it, take it off. */
export function actsColumn<T extends { id: number }>(
  words: (typeof registerWords)['ja'],
  page: string,
  nameOf: (row: T) => string,
  onRemove: (row: T) => void,
): Column<T> {
  return {
    key: 'acts',
    title: words.disease.colActs,
    cell: (row) => (
      <span className="row-acts">
        <Go className="act" to={`hospital/register/${page}/${row.id}`}>
          {words.disease.edit}
          <span className="vh">{words.disease.about(nameOf(row))}</span>
        </Go>
        <button type="button" className="act" onClick={() => onRemove(row)}>
          {words.disease.remove}
          <span className="vh">{words.disease.about(nameOf(row))}</span>
        </button>
      </span>
    ),
  };
}

/** Saves rows at once, without a form; `done` is what to say about it. */
export function useRows(section: Section, register: Register) {
  const api = useHospitalApi();
  const keep = useKeep();
  const faults = useFaults({});
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const run = async (patch: Record<string, unknown>, said: string) => {
    setBusy(true);
    try {
      keep.register(await api.saveSection(section, patch, register.version));
      setDone(said);
      faults.clear();
    } catch (error) {
      faults.caught(error);
      // Somebody else may have been first: the reader sees what stands now.
      keep.register(await api.register());
    } finally {
      setBusy(false);
    }
  };
  return { busy, faults, done, run };
}
