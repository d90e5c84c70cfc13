import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { NumberInput, Select } from '../../parts/Field/inputs';
import { choices } from '../../words/code';
import { fiscalYearOf, number } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { periodName } from '../../words/quarters';
import type { RawAnswer } from '../types';
import { countOf } from './answer';
import { atPastRate, eligible, expected } from './funnel';
import { Prefilled } from './Prefilled';
import type { Part } from './QuestionList';

/** Eligible patients in the window: how many are seen in a year, how counted, how many fit, for how long. */
export function PatientsAnswer(part: Part) {
  const { value, set, fault, view, answer } = part;
  const words = useWords(hospitalWords).request;
  const figures = useWords(hospitalanswerWords);
  const estimate = eligible(value);
  return (
    <div className="figures">
      <Prefilled view={view} known="seen" answer={answer}>
        <Counted {...part} />
      </Prefilled>
      <div className="figures-row">
        <NumberInput
          id="fits"
          label={words.label.fits}
          required={false}
          hint={figures.fitsHint}
          error={fault('fits')}
          size="m"
          unit={figures.unitPercent}
          value={String(value.fits ?? '')}
          onChange={(fits) => set({ fits })}
        />
        <NumberInput
          id="months"
          label={words.label.months}
          required={false}
          hint={figures.monthsHint}
          error={fault('months')}
          size="m"
          unit={figures.unitMonths}
          value={String(value.months ?? '')}
          onChange={(months) => set({ months })}
        />
      </div>
      <Estimate
        steps={eligibleSteps(value, figures) ?? figures.forEligible}
        estimate={estimate}
        own={countOf(value.patients)}
        into="patients"
        onTake={() => set({ patients: String(estimate) })}
      />
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
    </div>
  );
}

// What the register asks in the same way: its number, its year, its method.
function Counted({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const figures = useWords(hospitalanswerWords);
  const lang = useLang();
  return (
    <>
      <div className="figures-row">
        <NumberInput
          id="seen"
          label={words.label.seen}
          required={false}
          hint={figures.seenHint}
          error={fault('seen')}
          size="m"
          unit={figures.unitYear}
          value={String(value.seen ?? '')}
          onChange={(seen) => set({ seen })}
        />
        <Select
          id="period"
          label={words.label.period}
          error={fault('period')}
          size="m"
          value={value.period ?? ''}
          onChange={(period) => set({ period: period === '' ? null : period })}
        >
          <option value="">{figures.choosePeriod}</option>
          {periods(value.period).map((key) => (
            <option key={key} value={key}>
              {periodName(key, lang)}
            </option>
          ))}
        </Select>
      </div>
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

// This fiscal year and the two before: older counts are not taken.
function periods(kept: string | null | undefined): string[] {
  const year = fiscalYearOf(new Date()) - 2018;
  const shown = [year, year - 1, year - 2].map((one) => `R${one}`);
  return kept && !shown.includes(kept) ? [...shown, kept] : shown;
}

/** Patients the hospital can enrol: what its figures give, what its past shows, what it answers for. */
export function RealisticAnswer({ value, set, fault, view }: Part) {
  const words = useWords(hospitalWords).request;
  const figures = useWords(hospitalanswerWords);
  const estimate = expected(value);
  const patients = countOf(value.patients);
  const realistic = countOf(value.realistic);
  const over = patients !== null && realistic !== null && realistic > patients;
  const share =
    patients !== null && realistic !== null && patients > 0
      ? words.share(number(realistic), number(patients), number(Math.round((realistic / patients) * 100)))
      : '';
  return (
    <div className="figures">
      <NumberInput
        id="consents"
        label={words.label.consents}
        required={false}
        hint={figures.consentsHint}
        error={fault('consents')}
        size="m"
        unit={figures.unitPercent}
        value={String(value.consents ?? '')}
        onChange={(consents) => set({ consents })}
      />
      <Estimate
        steps={expectedSteps(value, figures) ?? figures.forExpected}
        estimate={estimate}
        own={realistic}
        into="realistic"
        onTake={() => set({ realistic: String(estimate) })}
      />
      <NumberInput
        id="realistic"
        label={words.label.realistic}
        required
        hint={words.hint.realistic}
        error={fault('realistic')}
        size="m"
        unit={words.unitPatients}
        value={String(value.realistic ?? '')}
        onChange={(next) => set({ realistic: next })}
      />
      <p className={over ? 'live live-over' : 'live'} role="status">
        {over ? words.over(number(realistic), number(patients)) : share}
      </p>
      {view.past ? <p className="t14">{pastWords(view.past, realistic, figures)}</p> : null}
    </div>
  );
}

type Words = ReturnType<typeof useWords<typeof hospitalanswerWords.ja>>;

// The arithmetic as a sentence that moves along, with its number to take over.
function Estimate({
  steps,
  estimate,
  own,
  into,
  onTake,
}: {
  steps: string;
  estimate: number | null;
  own: number | null;
  into: string;
  onTake: () => void;
}) {
  const words = useWords(hospitalanswerWords);
  const take = () => {
    onTake();
    // The button goes; the number it wrote is where one goes on.
    document.getElementById(into)?.focus();
  };
  return (
    <div className="estimate">
      <p className={estimate === null ? 't14 soft' : 'b'} role="status">
        {steps}
      </p>
      {estimate !== null && own === null ? (
        <Button size="s" onClick={take}>
          {words.take(number(estimate))}
        </Button>
      ) : null}
      {estimate !== null && own !== null && own !== estimate ? (
        <p className="t14 row row-3">
          {words.own(number(estimate))}
          <button type="button" className="act" onClick={take}>
            {words.take(number(estimate))}
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** The steps from patients seen to patients eligible; null while a figure is not there. */
export function eligibleSteps(answer: RawAnswer, words: Words): string | null {
  const patients = eligible(answer);
  if (patients === null) return null;
  return words.eligibleSteps(
    figure(answer.seen),
    figure(answer.fits),
    figure(answer.months),
    number(patients),
  );
}

/** The steps from patients seen to patients enrolled; null while a figure is not there. */
export function expectedSteps(answer: RawAnswer, words: Words): string | null {
  const patients = expected(answer);
  if (patients === null) return null;
  return words.expectedSteps(
    figure(answer.seen),
    figure(answer.fits),
    figure(answer.consents),
    figure(answer.months),
    number(patients),
  );
}

function figure(typed: RawAnswer['seen']): string {
  return number(countOf(typed) ?? 0);
}

function pastWords(past: NonNullable<Part['view']['past']>, promised: number | null, words: Words): string {
  const say = past.same_disease ? words.pastSame : words.pastAll;
  const said = say(
    number(past.promised),
    number(past.enrolled),
    number(Math.round((past.enrolled / past.promised) * 100)),
  );
  const means = atPastRate(past, promised);
  return means === null || promised === null
    ? said
    : `${said} ${words.pastMeans(number(promised), number(means))}`;
}
