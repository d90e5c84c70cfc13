import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { ErrorLine } from '../../parts/Field/Field';
import { inClass } from '../../parts/Field/inputs';
import { Go } from '../../parts/Go/Go';
import { number } from '../../words/format';
import { quarterName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useRegister } from '../api';
import { Page } from '../Page';
import { Conflict } from '../shared/Conflict';
import { Load } from '../shared/Load';
import type { Hospital, Register } from '../types';
import { usePlaceOfWork } from '../who';
import type { Value, Values } from './fields';
import { pasted } from './paste';
import { Standing } from './Standing';
import { useSection } from './useSection';
import { VisibilityForm } from './VisibilityForm';

/** The two numbers of a quarter, from left to right. */
const NUMBERS = ['trials', 'patients'] as const;

type What = (typeof NUMBERS)[number];

/** Free places for six quarters: what new trials and patients each can take. */
export default function Capacity() {
  const words = useWords(registerWords);
  const register = useRegister();
  const [saved, setSaved] = useState(false);
  return (
    <Page area="capacity" title={words.slot.title} top>
      <Load query={register} lines={6}>
        {(data) => <Places register={data} saved={saved} onSaved={() => setSaved(true)} />}
      </Load>
    </Page>
  );
}

function Places({ register, saved, onSaved }: { register: Register; saved: boolean; onSaved: () => void }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const { quarters } = register;
  const names: FieldNames = Object.fromEntries(
    quarters.flatMap((quarter, index) => {
      const name = quarterName(quarter, lang);
      return [
        [`/rows/${index}/trials`, { label: words.slot.trialsOf(name), id: `${quarter}-trials` }],
        [`/rows/${index}/patients`, { label: words.slot.patientsOf(name), id: `${quarter}-patients` }],
        [`/rows/${index}`, { label: name, id: `${quarter}-trials` }],
      ];
    }),
  );
  const form = useSection({
    section: 'slots',
    page: 'all',
    register,
    paths: [],
    names,
    read: (hospital) => read(hospital, quarters),
    patch: (values) => ({ rows: quarters.map((quarter) => rowOf(quarter, values)) }),
    onSaved,
  });
  const labelOf = (key: string) => {
    const [quarter = '', what] = key.split('/');
    const name = quarterName(quarter, lang);
    return what === 'trials' ? words.slot.trialsOf(name) : words.slot.patientsOf(name);
  };
  const said = (value: Value) => (typeof value === 'string' && value !== '' ? value : words.unknownShort);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const put = (quarter: string, trials: Value, patients: Value) =>
    form.setAll({ ...form.values, [`${quarter}/trials`]: trials, [`${quarter}/patients`]: patients });
  const [told, setTold] = useState('');
  const paste = (event: ClipboardEvent, row: number, what: What) => {
    const size = { rows: quarters.length, columns: NUMBERS.length };
    const block = pasted(
      event.clipboardData.getData('text/plain'),
      { row, column: NUMBERS.indexOf(what) },
      size,
    );
    if (!block) return;
    event.preventDefault();
    const next: Values = { ...form.values };
    for (const cell of block.cells) {
      const quarter = quarters[cell.row];
      // A quarter that was not answered takes both numbers from now on.
      for (const name of NUMBERS) next[`${quarter}/${name}`] ??= '';
      next[`${quarter}/${NUMBERS[cell.column]}`] = cell.value;
    }
    for (const quarter of quarters) {
      if (NUMBERS.every((name) => next[`${quarter}/${name}`] === '')) {
        for (const name of NUMBERS) next[`${quarter}/${name}`] = null;
      }
    }
    form.setAll(next);
    setTold(words.slot.pasted(number(block.cells.length), number(block.left.length), block.left[0] ?? ''));
  };
  // Up and down go along the quarters, as in a sheet.
  const walk = (event: KeyboardEvent, row: number, what: What) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = document.getElementById(`${quarters[row + by]}-${what}`);
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target instanceof HTMLInputElement) target.select();
  };
  return (
    <>
      <ErrorSummary errors={form.faults.items} round={form.faults.round} />
      <h1>{words.slot.title}</h1>
      <p>{words.slot.lead}</p>
      <Standing register={register} section="slots" saved={saved} />
      {form.clash ? (
        <Conflict
          title={form.clash.title}
          busy={form.busy}
          onKeep={form.settle}
          choices={form.clash.clashes.map((clash) => ({
            key: clash.key,
            label: labelOf(clash.key),
            mine: said(clash.mine),
            theirs: said(clash.theirs),
          }))}
        />
      ) : null}
      <form className="section-form wide-form" noValidate onSubmit={submit} aria-label={words.slot.caption}>
        <p className="hint">{words.hint.slots}</p>
        {office ? <p className="hint">{words.hint.slotsPaste}</p> : null}
        <p role="status">{told}</p>
        <ol className="slots">
          {quarters.map((quarter, index) => (
            <Quarter
              key={quarter}
              quarter={quarter}
              before={quarters[index - 1]}
              values={form.values}
              editable={office}
              fault={(what) => form.faults.at(`/rows/${index}/${what}`)}
              onPut={put}
              onPaste={(event, what) => paste(event, index, what)}
              onKeyDown={(event, what) => walk(event, index, what)}
            />
          ))}
        </ol>
        {office ? (
          <div className="row row-3 form-acts">
            <Button kind="solid" type="submit" busy={form.busy}>
              {words.save}
            </Button>
          </div>
        ) : (
          <p className="t14 soft">{words.readOnly}</p>
        )}
      </form>
      <p>
        <Go className="act" to="hospital/register/competing_trials">
          {code('register_rows', 'competing_trials', lang)}
        </Go>
      </p>
      {office ? <VisibilityForm section="slots" register={register} /> : null}
    </>
  );
}

interface QuarterProps {
  quarter: string;
  before: string | undefined;
  values: Values;
  editable: boolean;
  fault: (what: What) => string | undefined;
  onPut: (quarter: string, trials: Value, patients: Value) => void;
  onPaste: (event: ClipboardEvent, what: What) => void;
  onKeyDown: (event: KeyboardEvent, what: What) => void;
}

// A quarter without numbers is not answered, which is not the same as no room.
function Quarter({ quarter, before, values, editable, fault, onPut, onPaste, onKeyDown }: QuarterProps) {
  const words = useWords(registerWords);
  const lang = useLang();
  const name = quarterName(quarter, lang);
  const trials = values[`${quarter}/trials`] ?? null;
  const patients = values[`${quarter}/patients`] ?? null;
  const there = trials !== null || patients !== null;
  const copied =
    before === undefined ? null : [values[`${before}/trials`] ?? null, values[`${before}/patients`] ?? null];
  const about = <span className="vh">{words.slot.of(name)}</span>;
  const input = (what: What, value: Value) => {
    const id = `${quarter}-${what}`;
    const error = fault(what);
    const label = code('register_item', `slots/${what}`, lang);
    return (
      <div className="slot-cell">
        <label htmlFor={id}>
          {label}
          {about}
        </label>
        <input
          id={id}
          className={inClass('m', 'w4')}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          value={typeof value === 'string' ? value : ''}
          onPaste={(event) => onPaste(event, what)}
          onKeyDown={(event) => onKeyDown(event, what)}
          onChange={(event) =>
            onPut(
              quarter,
              what === 'trials' ? event.target.value : (trials ?? ''),
              what === 'patients' ? event.target.value : (patients ?? ''),
            )
          }
        />
        <ErrorLine id={id} error={error} />
      </div>
    );
  };
  return (
    <li>
      <b>{name}</b>
      {!there ? <span className="soft">{words.slot.unanswered}</span> : null}
      {there && !editable ? (
        <span>
          {code('register_item', 'slots/trials', lang)} {said(trials)}{' '}
          {code('register_item', 'slots/patients', lang)} {said(patients)}
        </span>
      ) : null}
      {there && editable ? (
        <>
          {input('trials', trials)}
          {input('patients', patients)}
        </>
      ) : null}
      {editable ? (
        <span className="slot-acts">
          {there ? (
            <button type="button" className="act" onClick={() => onPut(quarter, null, null)}>
              {words.slot.remove}
              {about}
            </button>
          ) : (
            <>
              <button type="button" className="act" onClick={() => onPut(quarter, '', '')}>
                {words.slot.add}
                {about}
              </button>
              {copied?.[0] && copied[1] ? (
                <button
                  type="button"
                  className="act"
                  onClick={() => onPut(quarter, copied[0] ?? null, copied[1] ?? null)}
                >
                  {words.slot.copy}
                  {about}
                </button>
              ) : null}
            </>
          )}
        </span>
      ) : null}
    </li>
  );
}

function said(value: Value): string {
  return typeof value === 'string' && value !== '' ? number(Number(value)) : '–';
}

function read(hospital: Hospital, quarters: readonly string[]): Values {
  return Object.fromEntries(
    quarters.flatMap((quarter) => {
      const slot = hospital.slots.find((one) => one.quarter === quarter);
      return [
        [`${quarter}/trials`, slot ? String(slot.trials) : null],
        [`${quarter}/patients`, slot ? String(slot.patients) : null],
      ];
    }),
  );
}

function rowOf(quarter: string, values: Values): Record<string, Value> {
  const sent = (what: string) => values[`${quarter}/${what}`] || null;
  return { quarter, trials: sent('trials'), patients: sent('patients') };
}
