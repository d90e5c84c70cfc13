import { useState } from 'react';
import { type InstitutionFound, useInstitutions } from '../../api/institutions';
import { useLang, useWords } from '../../app/place';
import { Combobox } from '../../parts/Combobox/Combobox';
import type { Question } from '../../parts/Field/Field';
import { joiningWords } from '../../words/joining';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';

/**
 * The code of a medical institution: typed, or found by its name. Names alone link nothing, since
 * many institutions share one: somebody picks the line that it is.
 */
export function InstitutionCode({
  value,
  onChange,
  ...question
}: Question & { value: string; onChange: (code: string) => void }) {
  const words = useWords(registerWords);
  const list = useWords(joiningWords).find;
  const lang = useLang();
  const [asked, setAsked] = useState('');
  const [picked, setPicked] = useState<InstitutionFound>();
  // A code in digits is no name to be looked for.
  const { data, isError, isPlaceholderData } = useInstitutions(/^[\d０-９\s-]*$/.test(asked) ? '' : asked);
  const found = (data?.items ?? []).filter((one) => one.source === 'bureau');
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
        also: code('prefecture', one.prefecture, lang),
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
