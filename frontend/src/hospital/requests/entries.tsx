import { useLang, useWords } from '../../app/place';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Month2, monthOf, partsOf } from '../../parts/DateParts/DateParts';
import { NumberInput, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices } from '../../words/code';
import { number } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { countOf, promisesTooMany } from './answer';
import type { Part } from './Questions';

const REMARK_MAX = 2000;

/** Who would lead the trial. */
export function PiAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  return (
    <TextInput
      id="pi"
      label={<span className="vh">{words.label.pi}</span>}
      bare
      hint={words.hint.pi}
      error={fault('pi')}
      size="m"
      width="w20"
      autoComplete="off"
      value={value.pi ?? ''}
      onChange={(pi) => set({ pi })}
    />
  );
}

/** Eligible patients in the window, and how they were counted. */
export function PatientsAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const lang = useLang();
  return (
    <>
      <NumberInput
        id="patients"
        label={words.label.patients}
        required
        hint={words.hint.patients}
        error={fault('patients')}
        size="m"
        unit={words.unitPatients}
        value={String(value.patients ?? '')}
        onChange={(patients) => set({ patients })}
      />
      <RadioGroup
        id="method"
        label={words.label.method}
        required
        hint={words.hint.method}
        error={fault('method')}
        columns={2}
        options={choices('count_method', lang)}
        value={value.method ?? null}
        onChange={(method) => set({ method })}
      />
    </>
  );
}

/** Patients the hospital can enrol; set against the eligible ones while it is typed. */
export function RealisticAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const patients = countOf(value.patients);
  const realistic = countOf(value.realistic);
  const known = patients !== null && realistic !== null && patients > 0;
  const over = promisesTooMany(value);
  return (
    <>
      <NumberInput
        id="realistic"
        label={<span className="vh">{words.label.realistic}</span>}
        bare
        hint={words.hint.realistic}
        error={fault('realistic')}
        size="m"
        unit={words.unitPatients}
        value={String(value.realistic ?? '')}
        onChange={(next) => set({ realistic: next })}
      />
      <p className={over ? 'live live-over' : 'live'} role="status">
        {over
          ? words.over(number(realistic ?? 0), number(patients ?? 0))
          : known
            ? words.share(
                number(realistic),
                number(patients),
                number(Math.round((realistic / patients) * 100)),
              )
            : ''}
      </p>
    </>
  );
}

/** The month of the first patient. */
export function StartAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const { year, month } = partsOf(value.start);
  return (
    <Month2
      id="start"
      label={<span className="vh">{words.label.start}</span>}
      bare
      hint={words.hint.start}
      error={fault('start')}
      size="m"
      value={{ year, month }}
      onChange={(typed) =>
        set({ start: monthOf(typed) ?? (typed.year || typed.month ? `${typed.year}-${typed.month}` : null) })
      }
    />
  );
}

/** Trials for the same patients, in words. */
export function CompetingAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  return (
    <Textarea
      id="competing"
      label={<span className="vh">{words.label.competing}</span>}
      bare
      hint={words.hint.competing}
      readers={words.readers}
      rows={3}
      max={REMARK_MAX}
      error={fault('competing')}
      value={value.competing ?? ''}
      onChange={(competing) => set({ competing })}
    />
  );
}
