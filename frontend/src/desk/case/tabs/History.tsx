import { useLang, useWords } from '../../../app/place';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { personName, printStamp, stamp } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { fieldText } from '../fields/fieldText';
import { Section } from '../panels/Section';
import { sentenceAfterName } from '../sentence';
import type { HistoryView } from '../types';
import { useCase } from '../useCase';

/** 経過記録: who did what when, newest first, with each field’s old and new value. Nothing is ever taken out. */
export default function History() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return (
    <Section title={words.history} aside={words.nothingTakenOut}>
      <ol className="tl">
        {view.history.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows, and two lines may look alike.
          <li key={view.history.length - place}>
            <time dateTime={line.at} title={printStamp(line.at)}>
              {stamp(line.at, lang)}
            </time>
            <article>
              <p>
                <b>{who(line)}</b> {sentenceAfterName(line, lang)}
              </p>
              {late(line) ? (
                <p className="src t14">{words.recordedAt(stamp(line.recorded_at, lang))}</p>
              ) : null}
              {line.second ? (
                <p className="src t14">{words.confirmedBy(personName(line.second, lang))}</p>
              ) : null}
              {line.changes.length > 0 ? <Changes changes={line.changes} /> : null}
            </article>
          </li>
        ))}
      </ol>
    </Section>
  );

  function who(line: HistoryView): string {
    return line.by ? personName(line.by, lang) : words.theSystem;
  }

  // Written down on another day than it happened.
  function late(line: HistoryView): boolean {
    return line.at.slice(0, 16) !== line.recorded_at.slice(0, 16);
  }
}

function Changes({ changes }: { changes: HistoryView['changes'] }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const parts = useWords(partsWords);
  const said = (field: string, value: unknown) =>
    fieldText(field, value, lang).join(words.gap) || parts.notProvided;
  return (
    <dl className="changes t14">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{code('field', change.field, lang)}</dt>
          <dd>
            <del>{said(change.field, change.before)}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{said(change.field, change.after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
