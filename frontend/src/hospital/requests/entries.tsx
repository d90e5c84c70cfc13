import { useWords } from '../../app/place';
import { Month2, monthOf, partsOf } from '../../parts/DateParts/DateParts';
import { TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { hospitalWords } from '../../words/hospital';
import { Prefilled } from './Prefilled';
import type { Part } from './QuestionList';

const REMARK_MAX = 2000;

/** Who would lead the trial. */
export function PiAnswer({ value, set, fault, view, answer }: Part) {
  const words = useWords(hospitalWords).request;
  return (
    <Prefilled view={view} known="pi" answer={answer}>
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
    </Prefilled>
  );
}

/** The month of the first patient. */
export function StartAnswer({ value, set, fault, view, answer }: Part) {
  const words = useWords(hospitalWords).request;
  const { year, month } = partsOf(value.start);
  return (
    <Prefilled view={view} known="start" answer={answer}>
      <Month2
        id="start"
        label={<span className="vh">{words.label.start}</span>}
        bare
        hint={words.hint.start}
        error={fault('start')}
        size="m"
        value={{ year, month }}
        onChange={(typed) =>
          set({
            start: monthOf(typed) ?? (typed.year || typed.month ? `${typed.year}-${typed.month}` : null),
          })
        }
      />
    </Prefilled>
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
