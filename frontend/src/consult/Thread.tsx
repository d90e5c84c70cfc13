import { useLang, useWords } from '../app/place';
import { type Entry, Timeline } from '../parts/Timeline/Timeline';
import { consultWords } from '../words/consult';
import { personName } from '../words/format';
import { languageOf } from '../words/words';
import './consult.css';
import type { ConsultView } from './types';

/** What hospital and desk wrote to each other, newest first; the desk’s notes look unlike what went out. */
export function Thread({ view, hospital }: { view: ConsultView; hospital: string }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const entries: Entry[] = view.texts
    .map((text, place) => {
      const by = text.by ? personName(text.by, lang) : '';
      const side = text.from_hospital ? hospital : words.desk;
      return {
        id: `${place}`,
        at: text.at,
        kind: text.kind === 'note' ? ('internal' as const) : ('message' as const),
        who: words.textKind[text.kind],
        aside: [side, by].filter(Boolean).join(' '),
        body: <p className="consult-text">{text.text}</p>,
        lang: languageOf(text.text),
      };
    })
    .reverse();
  return <Timeline label={words.thread} entries={entries} />;
}
