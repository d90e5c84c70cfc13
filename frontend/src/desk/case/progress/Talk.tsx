import { useEffect, useState } from 'react';
import { useLang, usePlace, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Button } from '../../../parts/Button/Button';
import { Composer, InternalBox, OutsideBox } from '../../../parts/Composer/Composer';
import { Go } from '../../../parts/Go/Go';
import { type Entry, Timeline } from '../../../parts/Timeline/Timeline';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { faultText } from '../../../words/faults';
import { list, personName } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { explain } from '../explain';
import { Section } from '../panels/Section';
import { WorkingTranslation } from '../panels/WorkingTranslation';
import { sentenceAfterName } from '../sentence';
import type { DeskCase } from '../types';
import { useCase } from '../useCase';

/** Entries shown before “show earlier”. */
const SHOWN = 12;
const VIEWS = ['all', 'outside', 'internal', 'contacts', 'events'] as const;
type View = (typeof VIEWS)[number];

/** The time line of the case, and the two boxes: to the company, and for the desk only. */
export function Talk() {
  const words = useWords(deskcaseWords);
  const place = usePlace();
  const { view } = useCase();
  const [all, setAll] = useState(false);
  const asked = new URLSearchParams(place.search).get('show');
  const show = VIEWS.find((one) => one === asked) ?? 'all';
  const entries = useEntries(view).filter((entry) => show === 'all' || entry.group === show);
  const shown = all ? entries : entries.slice(-SHOWN);
  const hidden = entries.length - shown.length;
  return (
    <Section
      title={words.timeline}
      id="talk"
      aside={
        <nav className="row row-4 no-print" aria-label={words.timelineShow}>
          {VIEWS.map((one) =>
            one === show ? (
              <span key={one} className="b" aria-current="true">
                {words.shows[one]}
              </span>
            ) : (
              <Go key={one} to={one === 'all' ? `${place.path}` : `?show=${one}`} replace>
                {words.shows[one]}
              </Go>
            ),
          )}
        </nav>
      }
    >
      {hidden > 0 ? (
        <p>
          <Button size="s" kind="text" onClick={() => setAll(true)}>
            {words.showEarlier(`${hidden}`)}
          </Button>
        </p>
      ) : null}
      {shown.length > 0 ? (
        <Timeline entries={shown} label={words.timeline} />
      ) : (
        <p className="soft">{words.nothingToShow}</p>
      )}
      <Boxes />
    </Section>
  );
}

type Shown = Entry & { group: Exclude<View, 'all'> };

const WRITTEN = new Set(['message', 'note', 'record_contact', 'translate', 'save_answer']);

// Messages, notes and contact records in their own words, everything else as a sentence; oldest first.
function useEntries(view: DeskCase): Shown[] {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const firmNames = list(
    view.people.map((one) => personName(one.name, lang)),
    lang,
  );
  const said: Shown[] = view.messages.map((message) => ({
    id: message.id,
    at: message.at,
    kind: message.outside ? 'outside' : 'internal',
    group: message.outside ? 'outside' : 'internal',
    who: message.by ? personName(message.by, lang) : message.from_firm ? view.org_name : words.theDesk,
    aside: message.outside ? words.toWhom(message.from_firm ? words.theDesk : firmNames) : undefined,
    body: (
      <>
        <p className="as-typed" lang={message.lang}>
          {message.text}
        </p>
        {message.outside && message.lang === 'en' ? (
          <WorkingTranslation of={{ message: message.id }} translation={message.translation} quiet />
        ) : null}
      </>
    ),
  }));
  const met: Shown[] = view.contacts.map((contact) => ({
    id: contact.id,
    at: contact.at,
    kind: 'event',
    group: 'contacts',
    who: contact.by ? personName(contact.by, lang) : words.theDesk,
    aside: words.contactLine(
      code('contact_mode', contact.mode, lang),
      code('content_class', contact.class, lang),
      contact.participants,
    ),
    body: <p className="as-typed">{contact.text}</p>,
    lang: contact.lang,
  }));
  const happened: Shown[] = view.history
    .filter((line) => !WRITTEN.has(line.event))
    .map((line, place) => ({
      id: `${line.event}-${view.history.length - place}`,
      at: line.at,
      kind: 'event',
      group: 'events',
      who: line.by ? personName(line.by, lang) : words.theSystem,
      aside: sentenceAfterName(line, lang),
    }));
  return [...said, ...met, ...happened].sort((a, b) => a.at.localeCompare(b.at));
}

function Boxes() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const parts = useWords(partsWords);
  const place = usePlace();
  const { view, can, act, tell } = useCase();
  const reply = useBox(`${view.number}:reply`);
  const note = useBox(`${view.number}:note`);
  const [to, setTo] = useState(view.locale === 'ja' ? 'ja' : 'en');
  const readers = view.people.map((one) => personName(one.name, lang));
  const box = new URLSearchParams(place.search).get('box');
  useEffect(() => {
    if (box) document.getElementById(`case-${box}`)?.focus();
  }, [box]);

  const send = (
    one: ReturnType<typeof useBox>,
    label: string,
    work: () => Promise<unknown>,
    ...done: [now: string, then?: string]
  ) =>
    one.send(
      faultText({ code: 'required' }, { label }, lang),
      work,
      (error) => explain(error, view.number, lang).text,
      () => tell(...done),
    );
  if (!can('message') && !can('note')) return null;
  return (
    <Composer>
      {can('message') ? (
        <OutsideBox
          id="case-reply"
          title={words.replyTitle}
          recipients={parts.recipients(readers.length, list(readers, lang))}
          send={parts.sendTo(readers.length)}
          head={
            <label className="t14">
              {words.writtenIn}{' '}
              <select
                className="in in-s in-inline"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              >
                <option value="en">{words.languages.en}</option>
                <option value="ja">{words.languages.ja}</option>
              </select>
            </label>
          }
          lang={to}
          value={reply.text}
          onChange={reply.set}
          busy={reply.busy}
          error={reply.error}
          draft={<KeptLine text={reply.text} />}
          onSend={() =>
            send(
              reply,
              words.replyTitle,
              () => act('messages', { text: reply.text, lang: to }),
              words.goesOut(list(readers, lang)),
              words.wentOut(list(readers, lang)),
            )
          }
        />
      ) : null}
      {can('note') ? (
        <InternalBox
          id="case-note"
          title={words.noteTitle}
          lang="ja"
          value={note.text}
          onChange={note.set}
          busy={note.busy}
          error={note.error}
          draft={<KeptLine text={note.text} />}
          onSend={() => send(note, words.noteTitle, () => act('notes', { text: note.text }), words.noteKept)}
        />
      ) : null}
    </Composer>
  );
}

function KeptLine({ text }: { text: string }) {
  const words = useWords(deskcaseWords);
  return text ? <span className="saved">{words.keptHere}</span> : null;
}

// One box: its text kept in this browser until it is out, and what went amiss.
function useBox(key: string) {
  const [text, set, forget] = useKept(key, '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send = async (
    nothing: string,
    work: () => Promise<unknown>,
    explainIt: (error: unknown) => string,
    done: () => void,
  ) => {
    if (!text.trim()) {
      setError(nothing);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await work();
      forget();
      done();
    } catch (cause) {
      setError(explainIt(cause));
    } finally {
      setBusy(false);
    }
  };
  return { text, set, busy, error, send };
}
