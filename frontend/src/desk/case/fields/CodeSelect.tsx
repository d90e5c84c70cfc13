import { useLang, useWords } from '../../../app/place';
import { Select } from '../../../parts/Field/inputs';
import { choices, type ListName } from '../../../words/code';
import { deskfieldWords } from '../../../words/deskfield';

/** One code of a closed list, or no answer. */
export function CodeSelect({
  id,
  label,
  list,
  value,
  onChange,
  error,
}: {
  id: string;
  label: string;
  list: ListName;
  value: unknown;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  return (
    <Select
      id={id}
      label={label}
      bare
      size="m"
      width="w20"
      value={String(value ?? '')}
      error={error}
      onChange={onChange}
    >
      <option value="">{words.noAnswer}</option>
      {choices(list, lang).map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
