import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Date3, type DateText, dateOf, partsOf } from '../../parts/DateParts/DateParts';
import { FieldGroup } from '../../parts/Field/Field';
import { registerWords } from '../../words/register';

const MEETINGS_MAX = 12;

/** The next meetings of the review board: one date a row, each row with its own remove button. */
export function Meetings({
  question,
  days,
  onChange,
  fault,
}: {
  question: { id: string; label: ReactNode; hint: ReactNode; error: string | undefined };
  days: readonly string[];
  onChange: (days: string[]) => void;
  fault: (below: string) => string | undefined;
}) {
  const words = useWords(registerWords).meeting;
  const [rows, setRows] = useState<DateText[]>(() => days.map(partsOf));
  const added = useRef(false);
  const change = (next: DateText[]) => {
    setRows(next);
    // What is not a date yet goes as typed: the server says what to do about it.
    onChange(
      next.map((row) => dateOf(row) ?? `${row.year}-${row.month}-${row.day}`).filter((day) => day !== '--'),
    );
  };
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    document
      .getElementById(`${question.id}-${rows.length - 1}`)
      ?.querySelector<HTMLElement>('input')
      ?.focus();
  }, [rows.length, question.id]);
  return (
    <FieldGroup {...question}>
      {rows.length === 0 ? <p className="soft">{words.none}</p> : null}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone.
        <div className="meeting" key={index}>
          <Date3
            id={`${question.id}-${index}`}
            label={words.nth(index + 1)}
            bare
            size="m"
            error={fault(`/${index}`)}
            value={row}
            onChange={(date) => change(rows.map((one, place) => (place === index ? date : one)))}
          />
          <Button size="s" kind="text" onClick={() => change(rows.filter((_, place) => place !== index))}>
            {words.remove}
            <span className="vh"> {words.nth(index + 1)}</span>
          </Button>
        </div>
      ))}
      {rows.length < MEETINGS_MAX ? (
        <Button
          size="s"
          icon="plus"
          onClick={() => {
            added.current = true;
            setRows([...rows, partsOf(null)]);
          }}
        >
          {words.add}
        </Button>
      ) : null}
    </FieldGroup>
  );
}
