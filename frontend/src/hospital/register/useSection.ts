import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useWords } from '../../app/place';
import { type FieldNames, useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { time } from '../../words/format';
import { registerWords } from '../../words/register';
import { useHospitalApi, useKeep } from '../api';
import { type Clash, merge } from '../shared/merge';
import type { Hospital, Register, Section } from '../types';
import { useNames } from '../useNames';
import { usePlaceOfWork } from '../who';
import { patchOf, same, type Value, type Values, valuesOf } from './fields';

/** What was typed, and the values and version it was typed over. */
interface Typed {
  version: number;
  base: Values;
  values: Values;
}

interface Options {
  section: Section;
  /** Names the page within its section, for the local copy. */
  page: string;
  register: Register;
  paths: readonly string[];
  names: FieldNames;
  /** Where the values of a page live, if not by their paths in the section. */
  read?: (hospital: Hospital) => Values;
  patch?: (values: Values, hospital: Hospital) => Record<string, unknown>;
  onSaved: (register: Register) => void;
}

/**
 * One page of the register while it is edited. What is typed is kept in this
 * browser until it was saved. If somebody saved meanwhile, their changes are
 * taken over, and fields that both changed are left to the reader.
 */
export function useSection({ section, page, register, paths, names, onSaved, ...options }: Options) {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  const keep = useKeep();
  const faults = useFaults(names);
  const words = useWords(registerWords).conflict;
  const nameOf = useNames();
  const [typed, setTyped, forget] = useKept<Typed | null>(`register:${id}:${section}:${page}`, null);
  const [clash, setClash] = useState<{ clashes: Clash<Value>[]; merged: Values; theirs: Register } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const read = options.read ?? ((hospital: Hospital) => valuesOf(hospital, section, paths));
  const patch = options.patch ?? ((values: Values) => patchOf(values));
  const current: Typed = typed ?? {
    version: register.version,
    base: read(register.hospital),
    values: read(register.hospital),
  };

  // Who saved first, and when, as far as the register tells.
  const titleOf = (theirs: Register) => {
    const stated = theirs.hospital.stated[section];
    if (!stated) return words.title;
    return words.who(nameOf(stated.confirmed_by) || words.someone, time(stated.confirmed_at));
  };

  const send = async (values: Values, over: Register, base: Values): Promise<void> => {
    try {
      const saved = await api.saveSection(section, patch(values, over.hospital), over.version);
      forget();
      setClash(null);
      faults.clear();
      keep.register(saved);
      onSaved(saved);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      const theirs = await api.register();
      keep.register(theirs);
      const { merged, clashes } = merge(base, values, read(theirs.hospital), same);
      if (clashes.length === 0) {
        await send(merged, theirs, read(theirs.hospital));
        return;
      }
      setTyped({ version: current.version, base, values });
      setClash({ clashes, merged, theirs });
    }
  };

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };

  return {
    values: current.values,
    faults,
    busy,
    clash: clash ? { ...clash, title: titleOf(clash.theirs) } : null,
    set: (path: string, value: Value) =>
      setTyped({ ...current, values: { ...current.values, [path]: value } }),
    setAll: (values: Values) => setTyped({ ...current, values }),
    /** Saves what stands on the page over the version it was typed over. */
    save: () => attempt(() => send(current.values, { ...register, version: current.version }, current.base)),
    /** After a clash: keeps the other person’s value for these fields. */
    settle: (theirKeys: ReadonlySet<string>) =>
      attempt(async () => {
        if (!clash) return;
        const values = { ...clash.merged };
        for (const one of clash.clashes) if (theirKeys.has(one.key)) values[one.key] = one.theirs;
        setTyped({ version: clash.theirs.version, base: read(clash.theirs.hospital), values });
        await send(values, clash.theirs, read(clash.theirs.hospital));
      }),
  };
}
