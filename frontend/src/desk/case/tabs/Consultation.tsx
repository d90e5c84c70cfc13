import { useLang, useWords } from '../../../app/place';
import { Icon } from '../../../parts/Icon/Icon';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { FieldList } from '../fields/FieldList';
import { Acceptance } from '../panels/Checklist';
import { Originals } from '../panels/Originals';
import { Section } from '../panels/Section';
import { Talk } from '../progress/Talk';
import { useCase } from '../useCase';
import { WithAside } from './Aside';

/** 相談情報: the request as sent and as it stands, its words and their translation, the decision, the talk. */
export default function Consultation() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const fields = view.fields.filter((field) => field.tab === 'consultation');
  const asked = fields.filter((field) => field.stage === 'inquiry');
  const details = fields.filter((field) => field.stage !== 'inquiry');
  return (
    <>
      <WithAside>
        <Flags />
        <Section title={words.mainPoints}>
          <FieldList label={words.mainPoints} fields={asked} />
        </Section>
        <Originals />
        <Section title={words.details} aside={<Missing />}>
          <FieldList label={words.details} fields={details} />
        </Section>
        <Acceptance />
      </WithAside>
      <Talk />
    </>
  );
}

/** What the desk should look at before it decides. */
export function Flags() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  if (view.flags.length === 0) return null;
  return (
    <div className="case-flags">
      <p className="b t14">{words.flags}</p>
      <ul>
        {view.flags.map((flag) => (
          <li key={flag}>
            <Icon name="warning" /> {code('flag', flag, lang)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Missing() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return view.missing.length > 0 ? <span>{words.missingN(`${view.missing.length}`)}</span> : null;
}
