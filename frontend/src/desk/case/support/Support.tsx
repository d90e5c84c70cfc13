import { useLang, useWords } from '../../../app/place';
import { LinkButton } from '../../../parts/Button/Button';
import { EmptyState } from '../../../parts/EmptyState/EmptyState';
import { SummaryList } from '../../../parts/SummaryList/SummaryList';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { number } from '../../../words/format';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import { WithAside } from '../tabs/Aside';
import { useCase } from '../useCase';
import { ContactList } from './ContactList';

/** 支援情報: the contact records with their time, and where the company was sent on. */
export default function Support() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, can } = useCase();
  const minutes = view.contacts.reduce((sum, contact) => sum + contact.minutes, 0);
  const record = can('record_contact') ? (
    <LinkButton size="s" icon="pen" to={casePath(view.number, 'support/record')}>
      {words.recordContact}
    </LinkButton>
  ) : undefined;
  return (
    <WithAside>
      <Section title={words.contacts} aside={view.contacts.length > 0 ? record : undefined}>
        {view.contacts.length === 0 ? (
          <EmptyState title={words.noContacts} action={record}>
            {words.noContactsBody}
          </EmptyState>
        ) : (
          <>
            <p className="b">{words.contactSum(number(view.contacts.length), number(minutes))}</p>
            <ContactList contacts={view.contacts} />
          </>
        )}
      </Section>
      {view.exit ? (
        <Section title={words.referral}>
          <SummaryList
            rows={[
              { label: words.referredTo, value: code('referral_to', view.exit.referral, lang) },
              {
                label: words.letterSent,
                value: <span className="as-typed">{view.exit.letter}</span>,
                lang: 'en',
              },
            ]}
          />
        </Section>
      ) : null}
    </WithAside>
  );
}
