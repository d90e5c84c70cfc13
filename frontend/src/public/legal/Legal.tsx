import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useTitle } from '../../app/title';
import { Fill } from '../../parts/Fill/Fill';
import { longDay } from '../../words/format';
import { legalWords } from '../../words/legal';
import { ACCESSIBILITY_VERSION, PRIVACY_VERSION, TERMS_VERSION } from '../../words/versions';
import { PublicFrame } from '../PublicFrame';

interface LegalText {
  title: string;
  lead: string;
  sections: Record<string, { heading: string; text: readonly string[] }>;
}

export function Privacy() {
  return <LegalPage text={useWords(legalWords).privacy} version={PRIVACY_VERSION} />;
}

export function Terms() {
  return <LegalPage text={useWords(legalWords).terms} version={TERMS_VERSION} />;
}

export function Accessibility() {
  return <LegalPage text={useWords(legalWords).accessibility} version={ACCESSIBILITY_VERSION} />;
}

// Each section has an address of its own, so that a mail can point to it.
function LegalPage({ text, version }: { text: LegalText; version: string }) {
  const words = useWords(legalWords);
  const lang = useLang();
  const site = useSite();
  useTitle(text.title);
  const slots = {
    operator: lang === 'ja' ? site?.operator_ja : site?.operator_en,
    mail: site ? <a href={`mailto:${site.desk_mailbox}`}>{site.desk_mailbox}</a> : null,
    phone: <span className="nowrap">{site?.desk_phone}</span>,
  };
  return (
    <PublicFrame>
      <div className="narrow prose">
        <h1>{text.title}</h1>
        <p className="soft">{words.version(longDay(version, lang))}</p>
        <p>{text.lead}</p>
        {Object.entries(text.sections).map(([id, section]) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{section.heading}</h2>
            {section.text.map((paragraph) => (
              <p key={paragraph}>
                <Fill text={paragraph} slots={slots} />
              </p>
            ))}
          </section>
        ))}
      </div>
    </PublicFrame>
  );
}
