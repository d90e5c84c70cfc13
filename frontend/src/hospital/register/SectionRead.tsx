import { useLang, useWords } from '../../app/place';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { registerWords } from '../../words/register';
import type { Hospital } from '../types';
import { type PAGES, valuesOf } from './fields';
import { fieldsOf, labelOf, saidOf } from './said';

/** A section to read: every field with its value; unknown ones that matching needs as not answered. */
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
      rows={fields.flatMap(({ field, label }) => {
        const value = values[field.path] ?? null;
        const open = value === null || value === '';
        // Only what matching needs is told to be open.
        if (open && field.path.startsWith('more/')) return [];
        return [
          {
            label: label ?? labelOf(field, lang),
            value: open ? null : saidOf(field, value, words, lang),
          },
        ];
      })}
    />
  );
}
