import { useEffect, useRef, useState } from 'react';
import { type Fault, Problem } from '../../../api/problem';
import { useLang, useWords } from '../../../app/place';
import { useFaults } from '../../../forms/useFaults';
import { useKept } from '../../../forms/useKept';
import { Button } from '../../../parts/Button/Button';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { ErrorSummary } from '../../../parts/ErrorSummary/ErrorSummary';
import { deskfieldWords } from '../../../words/deskfield';
import { personName, stamp } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { explain } from '../explain';
import type { DeskCase, FieldView } from '../types';
import { useCase } from '../useCase';
import { Editor, partNames } from './editors';
import { fieldText, same } from './fieldText';

/** Somebody changed the same field meanwhile. */
interface Conflict {
  theirs: unknown;
  who: string;
  keep: 'mine' | 'theirs' | null;
}

/**
 * One field, changed in place. Another field changed by somebody else does not
 * matter; the same field does: then both values are shown and one is chosen.
 */
export function FieldEditor({
  field,
  label,
  onClose,
}: {
  field: FieldView;
  label: string;
  onClose: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const parts = useWords(partsWords);
  const { view, change, renew } = useCase();
  // What the reader saw when the editor was opened: their answer is an answer to that.
  const [base, setBase] = useState({ version: view.version, value: field.value });
  const [value, setValue, forget] = useKept<unknown>(
    `${view.number}:field:${field.field}`,
    field.value ?? null,
  );
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const names = partNames(field.field, label, lang);
  const faults = useFaults(names);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);

  const close = () => {
    forget();
    onClose();
  };
  const save = async (wanted: unknown, version: number): Promise<void> => {
    setBusy(true);
    setRefused(null);
    faults.clear();
    try {
      await change({ [field.field]: empty(wanted) ? null : wanted }, version);
      close();
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await overtaken(wanted);
      else if (error instanceof Problem && error.faults.length > 0) faults.show(error.faults.map(inWords));
      else setRefused(explain(error, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };
  const overtaken = async (wanted: unknown) => {
    const fresh = await renew();
    const theirs = fresh.fields.find((one) => one.field === field.field)?.value ?? null;
    const version = fresh.version;
    if (same(theirs, base.value)) return save(wanted, version);
    setBase({ version, value: theirs });
    setConflict({ theirs, who: whoChanged(fresh), keep: null });
  };
  // “Japan target must not be more than All”: the server names the parts by their words for programs.
  function inWords(fault: Fault): Fault {
    const word = (part: string | undefined) =>
      part === undefined ? undefined : (names[`/${field.field}/${part}`]?.label ?? part);
    const { a, b, ...rest } = fault.params ?? {};
    const params: Record<string, string> = { ...rest };
    const [first, second] = [word(a), word(b)];
    if (first !== undefined) params.a = first;
    if (second !== undefined) params.b = second;
    return { ...fault, params };
  }
  function whoChanged(fresh: DeskCase): string {
    const line = fresh.history.find((one) => one.changes.some((change) => change.field === field.field));
    return line?.by
      ? words.conflictBy(personName(line.by, lang), stamp(line.recorded_at, lang))
      : words.conflict;
  }
  const press = () => {
    if (!conflict) return save(value, base.version);
    if (!conflict.keep) {
      faults.show([{ pointer: '/keep', code: 'required' }]);
      return;
    }
    if (conflict.keep === 'theirs') return close();
    return save(value, base.version);
  };
  const shown = (what: unknown) => (
    <span className="as-typed">{fieldText(field.field, what, lang).join('\n') || parts.notProvided}</span>
  );

  return (
    <fieldset className="editor" ref={box}>
      <legend className="vh">{label}</legend>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {refused ? (
        <p className="err" role="alert">
          {refused}
        </p>
      ) : null}
      {conflict ? (
        <RadioGroup
          id="field-keep"
          label={conflict.who}
          required
          options={[
            { value: 'theirs', label: words.keepTheirs, hint: shown(conflict.theirs) },
            { value: 'mine', label: words.keepMine, hint: shown(value) },
          ]}
          value={conflict.keep}
          error={faults.at('/keep')}
          onChange={(keep) => setConflict({ ...conflict, keep: keep as 'mine' | 'theirs' })}
        />
      ) : (
        <Editor field={field.field} label={label} value={value} onChange={setValue} at={faults.at} />
      )}
      <div className="row row-3">
        <Button size="s" kind="solid" busy={busy} onClick={() => void press()}>
          {words.save}
        </Button>
        <Button size="s" onClick={close}>
          {parts.leaveAsIs}
        </Button>
      </div>
    </fieldset>
  );
}

function empty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((part) => part === '' || part === null || part === undefined)
  );
}
