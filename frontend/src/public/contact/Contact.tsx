import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useTitle } from '../../app/title';
import { Fill } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { publicWords } from '../../words/public';
import { PublicFrame } from '../PublicFrame';

/** How to reach the desk, and who else can help. */
export function Contact() {
  const words = useWords(publicWords).contact;
  const lang = useLang();
  const site = useSite();
  useTitle(words.title);
  return (
    <PublicFrame>
      <div className="narrow prose">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <dl className="facts">
          <dt>{words.email}</dt>
          <dd>{site ? <a href={`mailto:${site.desk_mailbox}`}>{site.desk_mailbox}</a> : null}</dd>
          <dt>{words.phone}</dt>
          <dd>{site?.desk_phone}</dd>
          <dt>{words.hours}</dt>
          <dd>{words.hoursValue}</dd>
          <dt>{words.operator}</dt>
          <dd>{lang === 'ja' ? site?.operator_ja : site?.operator_en}</dd>
        </dl>
        <h2>{words.newRequest}</h2>
        <p>
          <Go to="request">{words.newRequestText}</Go>
        </p>
        <h2>{words.existing}</h2>
        <p>{words.existingText}</p>
        <h2>{words.confidential}</h2>
        <p>{words.confidentialText}</p>
        <h2>{words.othersTitle}</h2>
        <p>{words.others}</p>
        <ul className="dots">
          <li>
            <Fill
              text={words.patients}
              slots={{ jrct: <a href="https://jrct.mhlw.go.jp/">{words.jrct}</a> }}
            />
          </li>
          <li>
            <Fill
              text={words.regulator}
              slots={{ pmda: <a href="https://www.pmda.go.jp/english/">{words.pmda}</a> }}
            />
          </li>
          <li>
            <Fill
              text={words.ventures}
              slots={{ mediso: <a href="https://mediso.mhlw.go.jp/">{words.mediso}</a> }}
            />
          </li>
          <li>
            <Fill
              text={words.investing}
              slots={{ jetro: <a href="https://www.jetro.go.jp/en/invest/">{words.jetro}</a> }}
            />
          </li>
        </ul>
      </div>
    </PublicFrame>
  );
}
