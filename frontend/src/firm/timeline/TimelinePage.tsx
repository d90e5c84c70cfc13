import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { type Entry, Timeline } from '../../parts/Timeline/Timeline';
import { firmpagesWords } from '../../words/firmpages';
import { personName } from '../../words/format';
import { CaseHead } from '../CaseHead';
import { eventText } from '../events';
import { useTheCase } from '../theCase';
import type { HistoryLine } from '../types';
import { useWhen } from '../when';

/** F3: what happened and what was written, oldest first. */
export default function TimelinePage() {
  const words = useWords(firmpagesWords).timeline;
  const lang = useLang();
  const place = usePlace();
  const { zone } = useWhen();
  const { data, to } = useTheCase();
  useTitle(`${data.number} ${words.title}`);
  const show = new URLSearchParams(place.search).get('show') ?? 'all';
  const who = (line: HistoryLine) => {
    if (line.by) return personName(line.by, lang);
    if (['di', 'dm', 'dl', 'dc'].includes(line.role)) return words.desk;
    if (['ho', 'hpi', 'hh'].includes(line.role)) return words.hospital;
    return line.role === 'sub' ? words.company : words.system;
  };
  const events = data.history
    .filter((line) => line.event !== 'message')
    .map(
      (line, index): Entry => ({
        id: `event-${index}`,
        at: line.at,
        kind: 'event',
        who: eventText(line, lang),
        aside: who(line),
      }),
    );
  const messages = data.messages.map(
    (message): Entry => ({
      id: message.id,
      at: message.at,
      kind: 'message',
      who: message.by ? personName(message.by, lang) : message.from_firm ? words.company : words.desk,
      body: message.text,
      lang: message.lang,
    }),
  );
  const entries = [...(show === 'messages' ? [] : events), ...(show === 'decisions' ? [] : messages)].sort(
    (a, b) => a.at.localeCompare(b.at),
  );
  const tab = (key: string, label: string) => ({
    to: key === 'all' ? to('timeline') : `${to('timeline')}?show=${key}`,
    label,
    current: show === key,
  });
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="timeline">
        <div className="sec-head">
          <h2 id="timeline">{words.title}</h2>
          {entries.length > 5 ? (
            <a href="#newest" className="no-print">
              {words.newest}
            </a>
          ) : null}
        </div>
        <TabsNav
          label={words.show}
          tabs={[tab('all', words.all), tab('messages', words.messages), tab('decisions', words.decisions)]}
        />
        {entries.length > 0 ? (
          <Timeline entries={entries} zone={zone} label={words.label} />
        ) : (
          <p className="note-line">{words.none}</p>
        )}
        <span id="newest" tabIndex={-1} />
      </section>
    </>
  );
}
