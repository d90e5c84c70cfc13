import { useWords } from '../../../app/place';
import { deskcaseWords } from '../../../words/deskcase';
import { FieldList } from '../fields/FieldList';
import { Section } from '../panels/Section';
import { useCase } from '../useCase';
import { WithAside } from './Aside';

/** 対象製品情報: the product, with the public records of its trial. */
export default function Product() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const numbers = (view.fields.find((field) => field.field === 'trial_public_id')?.value ?? []) as string[];
  const linked = numbers.flatMap((number) => {
    const href = registryPage(number);
    return href ? [{ number, href }] : [];
  });
  return (
    <WithAside>
      <Section title={words.productFacts}>
        <FieldList
          label={words.productFacts}
          fields={view.fields.filter((field) => field.tab === 'product')}
        />
      </Section>
      <Section title={words.publicRecords}>
        {linked.length > 0 ? (
          <ul className="lines lines-tight">
            {linked.map((one) => (
              <li key={one.number}>
                <a href={one.href} rel="noreferrer">
                  {one.number}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">{words.noPublicRecord}</p>
        )}
      </Section>
    </WithAside>
  );
}

function registryPage(number: string): string | null {
  if (number.startsWith('NCT')) return `https://clinicaltrials.gov/study/${number}`;
  if (number.startsWith('jRCT')) return `https://jrct.mhlw.go.jp/latest-detail/${number}`;
  return null;
}
