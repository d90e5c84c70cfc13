import { useLang, usePlace, useWords } from '../../../app/place';
import { useTitle } from '../../../app/title';
import { LinkButton } from '../../../parts/Button/Button';
import { Phrased } from '../../../parts/Fill/Fill';
import { requestpagesWords } from '../../../words/requestpages';
import { plain } from '../../../words/words';
import { useRequestDraft } from '../draft';
import { FormFrame, useFromCheck } from '../Page';

/** A company with a development base in Japan hears of other desks, and may go on all the same. */
export function Base() {
  const words = useWords(requestpagesWords).base;
  const lang = useLang();
  const place = usePlace();
  const draft = useRequestDraft();
  const from = useFromCheck();
  useTitle(plain(words.title));
  const company = `${draft.to('company')}${place.search}`;
  return (
    <FormFrame back={company}>
      <div className="prose">
        <h1>
          <Phrased text={words.title} />
        </h1>
        <p>{words.lead}</p>
        <ul className="dots">
          <li>
            <a href={`https://www.pmda.go.jp/${lang === 'en' ? 'english/' : ''}`}>{words.pmda}</a>
          </li>
          <li>
            <a href={`https://www.jetro.go.jp/${lang === 'en' ? 'en/' : ''}`}>{words.jetro}</a>
          </li>
          <li>
            <a href="https://mediso.mhlw.go.jp/">{words.mediso}</a>
          </li>
        </ul>
        <p>{words.still}</p>
        <div className="row row-4 form-acts">
          <LinkButton kind="solid" size="l" block to={draft.to(from ? 'check' : 'product')}>
            {words.goOn}
          </LinkButton>
          <LinkButton kind="text" size="l" block to={`${company}#org_jp_base`}>
            {words.change}
          </LinkButton>
        </div>
      </div>
    </FormFrame>
  );
}
