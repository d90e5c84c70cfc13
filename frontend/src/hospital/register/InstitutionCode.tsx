import { useState } from 'react';
import { type InstitutionFound, useInstitutions } from '../../api/institutions';
import { useLang, useWords } from '../../app/place';
import { Combobox } from '../../parts/Combobox/Combobox';
import type { Question } from '../../parts/Field/Field';
import { joiningWords } from '../../words/joining';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';

interface Props extends Question {
  /** Which open list the code is from. */
  list: 'bureau' | 'ror';
  value: string;
  onChange: (code: string) => void;
}

// A code is no name to be looked for.
const CODES = { bureau: /^[\d０-９\s-]*$/, ror: /^(https?:|ror\.org|0[a-z\d]{6}\d)/i };

/**
 * The code of a medical institution in an open list: typed, or found by its name, also by an English
 * or a former one where the list has them. Names alone link nothing, since many institutions share
 * one: somebody picks the line that it is.
 */
export function InstitutionCode({ list: source, value, onChange, ...question }: Props) {
  const words = useWords(registerWords);
  const list = useWords(joiningWords).find;
  const lang = useLang();
  const [asked, setAsked] = useState('');
  const [picked, setPicked] = useState<InstitutionFound>();
  const { data, isError, isPlaceholderData } = useInstitutions(
    CODES[source].test(asked) ? '' : asked,
    source,
  );
  const found = data?.items ?? [];
  const settled = !isPlaceholderData && !isError && data !== undefined;
  return (
    <Combobox
      {...question}
      value={value}
      onChange={onChange}
      onAsk={setAsked}
      items={found.map((one) => ({
        key: one.code,
        code: one.code,
        name: one.name,
        also: [one.name_en, code('prefecture', one.prefecture, lang)]
          .filter(Boolean)
          .join(lang === 'ja' ? '、' : ', '),
      }))}
      onPick={(at) => {
        const one = found[at];
        if (!one) return;
        setPicked(one);
        onChange(one.code);
      }}
      listLabel={list.list}
      said={settled ? (found.length > 0 ? list.found(found.length) : words.noInstitution) : ''}
      below={
        picked?.code === value ? picked.name : settled && found.length === 0 ? words.noInstitution : undefined
      }
    />
  );
}
