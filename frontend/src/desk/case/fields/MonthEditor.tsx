import { useState } from 'react';
import { Month2, monthOf, partsOf } from '../../../parts/DateParts/DateParts';

/**
 * A month, or “I don’t know yet”. What is typed may not be a month yet: it is
 * handed on as it stands, and the server says so.
 */
export function MonthEditor({
  id,
  label,
  value,
  notSure,
  error,
  onChange,
}: {
  id: string;
  label: string;
  value: unknown;
  notSure: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const unknown = value === notSure;
  const [typed, setTyped] = useState(partsOf(unknown ? '' : String(value ?? '')));
  return (
    <Month2
      id={id}
      label={label}
      bare
      size="m"
      value={unknown ? { year: '', month: '' } : typed}
      error={error}
      onChange={(text) => {
        setTyped({ ...text, day: '' });
        onChange(monthOf(text) ?? (text.year || text.month ? `${text.year}-${text.month}` : ''));
      }}
      unknown={{ checked: unknown, onChange: (on) => onChange(on ? notSure : '') }}
    />
  );
}
