import { useLang, useWords } from '../../../app/place';
import { Chip } from '../../../parts/Chip/Chip';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { longDay, number, personName, stamp, time } from '../../../words/format';
import { WorkingTranslation } from '../panels/WorkingTranslation';
import type { ContactView } from '../types';
import { useCase } from '../useCase';

/** Contact records, newest first: when, how, with whom, what was said, and the working translation. */
export function ContactList({ contacts }: { contacts: readonly ContactView[] }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return (
    <ol className="contacts">
      {[...contacts].reverse().map((contact) => (
        <li key={contact.id}>
          <h3>
            <time dateTime={contact.at}>
              {longDay(contact.at, lang)} {time(contact.at)}
            </time>
            {words.gap}
            {code('contact_mode', contact.mode, lang)}{' '}
            <Chip kind={contact.class === 'substantive' ? 'stage' : 'tier'}>
              {code('content_class', contact.class, lang)}
            </Chip>
          </h3>
          <p className="t14 soft">
            {[
              view.zone === 'Asia/Tokyo' ? '' : words.theirHour(stamp(contact.at, lang, view.zone)),
              words.participants(contact.participants),
              words.minutes(number(contact.minutes)),
              contact.by
                ? words.recordedBy(personName(contact.by, lang), stamp(contact.recorded_at, lang))
                : '',
            ]
              .filter(Boolean)
              .join(words.gap)}
          </p>
          <div className="cols cols-11">
            <blockquote className="as-typed" lang={contact.lang}>
              {contact.text}
            </blockquote>
            {contact.lang === 'ja' ? null : (
              <div>
                <WorkingTranslation of={{ contact: contact.id }} translation={contact.translation} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
