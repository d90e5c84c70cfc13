import { useLang, useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Check } from '../Choice/Choice';
import { describedBy, FieldGroup, type Question } from '../Field/Field';
import { inClass, type Size } from '../Field/inputs';

/** What stands in the fields, as typed. */
export interface MonthText {
  year: string;
  month: string;
}
/** What stands in the fields, as typed. */
export interface DateText extends MonthText {
  day: string;
}

interface MonthProps extends Question {
  value: MonthText;
  onChange: (value: MonthText) => void;
  size?: Size;
  /** Shows “I don’t know yet”, which is an answer. */
  unknown?: { checked: boolean; onChange: (checked: boolean) => void };
}

/** A month in two fields: year first in Japanese, month first in English. */
export function Month2({ value, onChange, size = 'l', unknown, ...question }: MonthProps) {
  const words = useWords(partsWords);
  const month = (
    <Part
      key="m"
      question={question}
      part="month"
      size={size}
      value={value.month}
      onChange={(month) => onChange({ ...value, month })}
    />
  );
  const year = (
    <Part
      key="y"
      question={question}
      part="year"
      size={size}
      value={value.year}
      onChange={(year) => onChange({ ...value, year })}
    />
  );
  return (
    <FieldGroup {...question}>
      <div className="in-row date-parts">{useLang() === 'ja' ? [year, month] : [month, year]}</div>
      {unknown ? (
        <Check checked={unknown.checked} onChange={unknown.onChange} label={words.dontKnow} />
      ) : null}
    </FieldGroup>
  );
}

interface DateProps extends Question {
  value: DateText;
  onChange: (value: DateText) => void;
  size?: Size;
}

/** A date in three fields: year, month, day in Japanese; day, month, year in English. */
export function Date3({ value, onChange, size = 'l', ...question }: DateProps) {
  const parts = (['day', 'month', 'year'] as const).map((part) => (
    <Part
      key={part}
      question={question}
      part={part}
      size={size}
      value={value[part]}
      onChange={(text) => onChange({ ...value, [part]: text })}
    />
  ));
  return (
    <FieldGroup {...question}>
      <div className="in-row date-parts">{useLang() === 'ja' ? parts.reverse() : parts}</div>
    </FieldGroup>
  );
}

function Part({
  question,
  part,
  value,
  size,
  onChange,
}: {
  question: Question;
  part: 'day' | 'month' | 'year';
  value: string;
  size: Size;
  onChange: (text: string) => void;
}) {
  const words = useWords(partsWords);
  return (
    <label className="date-part">
      <span>{words[part]}</span>
      <input
        className={inClass(size, part === 'year' ? 'w4' : 'w2')}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={question.error ? true : undefined}
        aria-describedby={question.error ? describedBy(question) : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** `2027-03` from what was typed, or null while it is not a month. Full-width digits count. */
export function monthOf({ year, month }: MonthText): string | null {
  const y = digits(year);
  const m = digits(month);
  if (!/^\d{4}$/.test(y) || !/^\d{1,2}$/.test(m) || Number(m) < 1 || Number(m) > 12) return null;
  return `${y}-${m.padStart(2, '0')}`;
}

/** `2027-03-09` from what was typed, or null while no such day exists. */
export function dateOf(text: DateText): string | null {
  const month = monthOf(text);
  const d = digits(text.day);
  if (!month || !/^\d{1,2}$/.test(d)) return null;
  const date = `${month}-${d.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null;
}

/** The fields of a kept month or date. */
export function partsOf(kept: string | null | undefined): DateText {
  const [year = '', month = '', day = ''] = (kept ?? '').split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

function digits(text: string): string {
  return text.normalize('NFKC').trim();
}
