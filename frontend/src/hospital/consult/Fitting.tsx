import { useState } from 'react';
import { useWords } from '../../app/place';
import { SharedAnswers, useRested } from '../../consult/SharedAnswers';
import { Textarea } from '../../parts/Field/Textarea';
import { number } from '../../words/format';
import { sharedanswersWords } from '../../words/sharedanswers';
import { useSharedAnswers } from './shared';

/** Most answers below the box. */
const SHOWN_MAX = 5;

/** The box of a question, with the shared answers that may spare asking it below. */
export function QuestionBox(props: Parameters<typeof Textarea>[0]) {
  const words = useWords(sharedanswersWords);
  const [composing, setComposing] = useState(false);
  const rested = useRested(props.value, composing);
  const found = useSharedAnswers(rested, SHOWN_MAX).data ?? [];
  const shown = rested.length > 1 ? found : [];
  return (
    <div
      className="consult-flow question-box"
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <Textarea {...props} />
      <p className="vh" role="status">
        {shown.length > 0 ? words.found(number(shown.length)) : ''}
      </p>
      {shown.length > 0 ? (
        <section className="box box-s" aria-labelledby="fitting">
          <h3 id="fitting" className="panel-head">
            {words.fitting}
          </h3>
          <SharedAnswers label={words.fitting} answers={shown} />
        </section>
      ) : null}
    </div>
  );
}
