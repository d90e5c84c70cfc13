import type { components } from '../api/schema.gen';
import { useLang, useWords } from '../app/place';
import { SummaryList } from '../parts/SummaryList/SummaryList';
import { synopsisWords } from '../words/synopsis';

/** The blinded synopsis as those who are asked read it, each line with what it is about. */
export function SynopsisLines({ lines }: { lines: readonly components['schemas']['Line'][] }) {
  const words: Readonly<Record<string, string>> = useWords(synopsisWords);
  const lang = useLang();
  return (
    <SummaryList
      compact
      rows={lines.map((line) => ({ label: words[line.code] ?? line.code, value: line[lang] }))}
    />
  );
}
