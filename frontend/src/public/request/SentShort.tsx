import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../parts/Button/Button';
import { Phrased } from '../../parts/Fill/Fill';
import { requestpagesWords } from '../../words/requestpages';
import { plain } from '../../words/words';
import { PublicFrame } from '../PublicFrame';

/** The answer to the short form without scripts; prerendered for that reason. */
export default function SentShort() {
  const words = useWords(requestpagesWords).short;
  useTitle(plain(words.title));
  return (
    <PublicFrame>
      <div className="narrow stack">
        <h1>
          <Phrased text={words.title} />
        </h1>
        <p>{words.lead}</p>
        <LinkButton to="">{words.home}</LinkButton>
      </div>
    </PublicFrame>
  );
}
