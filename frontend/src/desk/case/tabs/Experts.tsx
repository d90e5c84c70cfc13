import { useWords } from '../../../app/place';
import { LinkButton } from '../../../parts/Button/Button';
import { EmptyState } from '../../../parts/EmptyState/EmptyState';
import { deskcaseWords } from '../../../words/deskcase';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import { ContactList } from '../support/ContactList';
import { useCase } from '../useCase';
import { WithAside } from './Aside';

/** 専門家情報: what experts said lies in the contact records until experts have a place of their own. */
export default function Experts() {
  const words = useWords(deskcaseWords);
  const { view, can } = useCase();
  return (
    <WithAside>
      <Section title={words.tabs.experts}>
        <EmptyState
          title={words.noExpert}
          action={
            can('record_contact') ? (
              <LinkButton size="s" to={casePath(view.number, 'support/record')}>
                {words.recordContact}
              </LinkButton>
            ) : undefined
          }
        >
          {words.noExpertBody}
        </EmptyState>
      </Section>
      {view.contacts.length > 0 ? (
        <Section title={words.contacts}>
          <ContactList contacts={view.contacts} />
        </Section>
      ) : null}
    </WithAside>
  );
}
