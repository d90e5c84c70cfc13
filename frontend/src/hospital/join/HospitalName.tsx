import { useState } from 'react';
import { type InstitutionFound, useInstitutions } from '../../api/institutions';
import { useLang, useWords } from '../../app/place';
import { Combobox } from '../../parts/Combobox/Combobox';
import type { Question } from '../../parts/Field/Field';
import { joiningWords } from '../../words/joining';
import { code } from '../../words/registercode';

/** The hospital’s Japanese name, found among all institutions or typed. */
export function HospitalName({
  onPick,
  ...rest
}: Question & {
  value: string;
  onChange: (typed: string) => void;
  /** It is this one: what the list says of it may be filled in. */
  onPick: (institution: InstitutionFound) => void;
}) {
  const words = useWords(joiningWords).find;
  const lang = useLang();
  const [asked, setAsked] = useState('');
  const { data, isError, isPlaceholderData } = useInstitutions(asked);
  const found = data?.items ?? [];
  const settled = !isPlaceholderData && (data !== undefined || isError);
  return (
    <Combobox
      {...rest}
      lang="ja"
      onAsk={setAsked}
      items={found.map((one) => ({
        key: `${one.source} ${one.code}`,
        name: one.name,
        also: [code('prefecture', one.prefecture, lang), one.source === 'bureau' ? one.code : one.name_en]
          .filter(Boolean)
          .join(lang === 'ja' ? '・' : ' · '),
      }))}
      onPick={(at) => {
        const institution = found[at];
        if (institution) onPick(institution);
      }}
      listLabel={words.list}
      said={settled && !isError ? (found.length > 0 ? words.found(found.length) : words.none) : ''}
    />
  );
}
