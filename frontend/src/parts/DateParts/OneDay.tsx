import { useState } from 'react';
import type { Question } from '../Field/Field';
import { Date3, type DateText, dateOf, partsOf } from './DateParts';

/** One date; what is not a date yet is kept as typed, and the server says what to do about it. */
export function OneDay({
  question,
  day,
  onChange,
}: {
  question: Question;
  day: string | null;
  onChange: (day: string | null) => void;
}) {
  const [parts, setParts] = useState<DateText>(() => partsOf(day));
  return (
    <Date3
      {...question}
      size="m"
      value={parts}
      onChange={(typed) => {
        setParts(typed);
        const text = dateOf(typed) ?? `${typed.year}-${typed.month}-${typed.day}`;
        onChange(text === '--' ? null : text);
      }}
    />
  );
}
