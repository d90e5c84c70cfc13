import { useWords } from '../../../app/place';
import { deskcaseWords } from '../../../words/deskcase';
import { FieldList } from '../fields/FieldList';
import { Section } from '../panels/Section';
import { useCase } from '../useCase';
import { WithAside } from './Aside';
import { Flags } from './Consultation';

/** 事業者情報: the company and its people; earlier cases stand at the right. */
export default function Company() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return (
    <WithAside>
      <Flags />
      <Section title={words.companyFacts}>
        <FieldList
          label={words.companyFacts}
          fields={view.fields.filter((field) => field.tab === 'company')}
        />
      </Section>
    </WithAside>
  );
}
