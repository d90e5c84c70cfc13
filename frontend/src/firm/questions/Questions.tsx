import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Phrased } from '../../parts/Fill/Fill';
import { code } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { plain } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { useTheCase } from '../theCase';
import { useWhen } from '../when';

/** The desk’s questions, each with a box for its answer; all are sent together. */
export default function Questions() {
  const words = useWords(firmpagesWords).questions;
  const { data } = useTheCase();
  const [sent, setSent] = useState(false);
  useTitle(`${data.number} ${plain(words.title)}`);
  return (
    <>
      <CaseHead />
      <section className="case-body narrow" aria-labelledby="questions">
        <div className="sec-head">
          <h2 id="questions">
            <Phrased text={words.title} />
          </h2>
        </div>
        {data.asked ? (
          <AnswerForm key={data.asked.at} onSent={() => setSent(true)} />
        ) : (
          <p role="status">{sent ? words.sent : words.none}</p>
        )}
      </section>
    </>
  );
}

function AnswerForm({ onSent }: { onSent: () => void }) {
  const words = useWords(firmpagesWords).questions;
  const tier = useWords(firmpagesWords).messages.tier;
  const lang = useLang();
  const when = useWhen();
  const { data, act, busy } = useTheCase();
  const asked = data.asked;
  const questions = asked?.questions ?? [];
  const [answers, setAnswers, forget] = useKept<string[]>(
    `answers-${data.number}-${asked?.at ?? ''}`,
    questions.map(() => ''),
  );
  const faults = useFaults(
    Object.fromEntries(
      questions.map((_, index) => [
        `/answers/${index}`,
        { label: `${words.answer} ${index + 1}`, id: `answer-${index}` },
      ]),
    ),
  );
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const open = questions.flatMap((_, index) =>
      answers[index]?.trim() ? [] : [{ pointer: `/answers/${index}`, code: 'required' }],
    );
    if (open.length > 0) return faults.show(open);
    try {
      await act('answers', { answers });
      forget();
      onSent();
    } catch (error) {
      faults.caught(error);
    }
  };
  return (
    <form noValidate onSubmit={send}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p>{words.lead(asked ? when.line(asked.due) : '')}</p>
      <p className="soft">{words.paused}</p>
      <div className="request-form">
        {questions.map((question, index) => (
          <Textarea
            // biome-ignore lint/suspicious/noArrayIndexKey: the questions of one asking never move.
            key={index}
            id={`answer-${index}`}
            label={question.text}
            bare
            required
            hint={question.field ? words.about(code('field', question.field, lang)) : undefined}
            readers={tier}
            size="m"
            value={answers[index] ?? ''}
            onChange={(text) =>
              setAnswers(questions.map((_, at) => (at === index ? text : (answers[at] ?? ''))))
            }
            error={faults.at(`/answers/${index}`)}
          />
        ))}
      </div>
      <p className="form-acts">
        <Button type="submit" kind="solid" busy={busy} block>
          {words.send}
        </Button>
      </p>
    </form>
  );
}
