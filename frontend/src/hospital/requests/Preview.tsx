import { useState } from 'react';
import { useWords } from '../../app/place';
import { roundfurtherWords } from '../../words/roundfurther';
import type { RawAnswer, RequestView } from '../types';
import { Context } from './Context';
import { QuestionList } from './QuestionList';
import '../hospital.css';
import './answer.css';

/** A survey as its hospital will see it, for the desk to read: nothing in it can be changed. */
export default function Preview({ view }: { view: RequestView }) {
  const words = useWords(roundfurtherWords);
  const [answer] = useState<RawAnswer>(() => view.draft ?? {});
  const nothing = () => undefined;
  return (
    <section className="stack qs" aria-label={words.previewLabel}>
      <Context view={view} />
      <fieldset disabled>
        <QuestionList
          view={view}
          answer={{ answer, set: nothing, faultOf: nothing, furtherFaultOf: nothing }}
        />
      </fieldset>
    </section>
  );
}
