import { useState } from 'react';
import { type DiseaseFound, useDiseaseNames, useDiseases } from '../../api/diseases';
import { useLang, useWords } from '../../app/place';
import { diseasesWords } from '../../words/diseases';
import { Combobox } from '../Combobox/Combobox';
import type { Question } from '../Field/Field';
import type { Size } from '../Field/inputs';

/** The shape of an ICD-10 code, as the server takes it. */
const CODE = /^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$/i;

/** A disease code that can be found by the disease’s name. */
export function DiseaseInput({
  onPick,
  ...rest
}: Question & {
  value: string;
  onChange: (typed: string) => void;
  /** A disease was chosen: its code is set as well. */
  onPick: (disease: DiseaseFound) => void;
  size?: Size;
  width?: 'w8' | 'w20';
}) {
  const words = useWords(diseasesWords);
  const lang = useLang();
  const [asked, setAsked] = useState('');
  const { data, isError, isPlaceholderData } = useDiseases(asked);
  const found = data?.items ?? [];
  const settled = !isPlaceholderData && (data !== undefined || isError);
  const state = isError ? words.failed : found.length > 0 ? words.found(found.length) : words.none;
  return (
    <Combobox
      {...rest}
      hint={rest.hint ?? words.hint}
      onAsk={setAsked}
      items={found.map((one) => ({
        key: `${one.icd10} ${one.en}`,
        code: one.icd10,
        name: one[lang],
        // The name in the other language, or the one that was typed.
        also: one.by ?? (lang === 'ja' ? one.en : one.ja),
      }))}
      onPick={(at) => {
        const disease = found[at];
        if (disease) onPick(disease);
      }}
      listLabel={words.list}
      said={settled ? state : ''}
      below={useCalled(rest.value)}
    />
  );
}

// What the code is called, or that it is kept although the list does not have it.
function useCalled(value: string): string {
  const words = useWords(diseasesWords);
  const lang = useLang();
  const code = value.normalize('NFKC').trim().toUpperCase();
  const whole = CODE.test(code) ? code : '';
  const { name, isKnown } = useDiseaseNames(whole === '' ? [] : [whole], lang);
  const called = name(whole);
  if (!isKnown) return '';
  return called ? words.called(whole, called) : words.unlisted;
}
