import { useLang, useWords } from '../../app/place';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { registerWords } from '../../words/register';
import type { Hospital } from '../types';
import { type PAGES, valuesOf } from './fields';
import { fieldsOf, labelOf, saidOf } from './said';

/** A section to read: every field with its value, unknown ones as not answered. */
export function SectionRead({ section, hospital }: { section: keyof typeof PAGES; hospital: Hospital }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const fields = fieldsOf(section, lang);
  const values = valuesOf(
    hospital,
    section,
    fields.map(({ field }) => field.path),
  );
  return (
    <SummaryList
      rows={fields.map(({ field, label }) => {
        const value = values[field.path] ?? null;
        return {
          label: label ?? labelOf(field, lang),
          value: value === null || value === '' ? null : saidOf(field, value, words, lang),
        };
      })}
    />
  );
}
