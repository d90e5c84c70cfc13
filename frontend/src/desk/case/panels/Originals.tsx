import { useLang, useWords } from '../../../app/place';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { personName, stamp } from '../../../words/format';
import { useCase } from '../useCase';
import { Section } from './Section';
import { WorkingTranslation } from './WorkingTranslation';

/** What the company asked, word for word, and the desk’s working translation beside it. */
export function Originals() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  // What came by phone or in person was typed in by the desk, as the case's first note.
  const registered = view.history.at(-1)?.event === 'register';
  const first = view.messages.find((message) =>
    registered ? !message.outside : message.outside && message.from_firm,
  );
  const needs = view.fields.find((field) => field.field === 'needs')?.sent as { text?: string } | null;
  const text = needs?.text;
  const who = view.people[0]?.name;
  const asMessage = first && (registered || !text || first.text.includes(text)) ? first : null;
  if (!text && !asMessage) return null;
  const at = asMessage?.at ?? view.received_at;
  const by = asMessage?.by ?? who;
  return (
    <Section title={words.originals} aside={<span className="soft">{words.originalStays}</span>}>
      <div className="cols cols-11">
        <div>
          <p className="t14 soft">
            {words.originalIn(words.languages[view.locale === 'ja' ? 'ja' : 'en'])}
            {words.gap}
            {by ? personName(by, lang) : view.org_name}
            {words.gap}
            {stamp(at, lang)}
            {words.gap}
            {code('channel', view.channel, lang)}
          </p>
          <blockquote className="as-typed" lang={asMessage?.lang ?? view.locale}>
            {asMessage?.text ?? text}
          </blockquote>
        </div>
        <div>
          {asMessage ? (
            <WorkingTranslation of={{ message: asMessage.id }} translation={asMessage.translation} />
          ) : (
            <p className="t14 soft">{words.translateInNote}</p>
          )}
        </div>
      </div>
    </Section>
  );
}
