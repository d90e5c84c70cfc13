import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Button } from '../../../parts/Button/Button';
import { CheckGroup } from '../../../parts/Choice/Choice';
import { Date3, dateOf } from '../../../parts/DateParts/DateParts';
import { Textarea } from '../../../parts/Field/Textarea';
import { code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { shortDay } from '../../../words/format';
import { ASKABLE } from '../fields/spec';
import type { FieldView } from '../types';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

interface Question {
  key: string;
  field?: FieldView['field'];
  text: string;
}

const NO_DAY = { year: '', month: '', day: '' };

/** 情報補完依頼: unanswered fields ticked, own questions written; the mail leads to just these. */
export function Ask({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:ask`, {
    questions: [] as Question[],
    day: NO_DAY,
  });
  const own = form.questions.filter((one) => !one.field);
  const open = view.fields.filter(
    (one) => ASKABLE.has(one.field) && !one.hidden && (one.value === null || one.value === undefined),
  );
  const asked = form.questions.filter((one) => one.field || one.text.trim());
  const typed = Object.values(form.day).some(Boolean);
  const due = dateOf(form.day);
  const tick = (fields: string[]) =>
    set({
      ...form,
      questions: [
        ...fields.map((field) => ({
          key: field,
          field: field as FieldView['field'],
          text: words.askFor(code('field', field, 'en')),
        })),
        ...own,
      ],
    });
  const write = (key: string, text: string) =>
    set({
      ...form,
      questions: form.questions.map((one) => (one.key === key ? { ...one, text } : one)),
    });
  return (
    <ActDialog
      title={words.titles.ask}
      confirm={asked.length > 0 ? words.askN(`${asked.length}`) : words.buttons.ask}
      names={{
        '/questions': { label: words.questions, id: 'ask-fields' },
        ...Object.fromEntries(
          asked.map((one, place) => [
            `/questions/${place}/text`,
            { label: words.question(`${place + 1}`), id: `ask-${one.key}` },
          ]),
        ),
        '/due': { label: words.answerBy, id: 'ask-due' },
      }}
      check={() => [
        ...(asked.length > 0 ? [] : [{ pointer: '/questions', code: 'required' }]),
        ...(typed && !due ? [{ pointer: '/due', code: 'not_a_date' }] : []),
      ]}
      send={(version) =>
        act(
          'questions',
          { questions: asked.map(({ field, text }) => (field ? { field, text } : { text })), due },
          version,
        )
      }
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.askBody}</p>
          {open.length > 0 ? (
            <CheckGroup
              id="ask-fields"
              label={words.unanswered}
              bare
              columns={2}
              options={open.map((one) => ({ value: one.field, label: code('field', one.field, lang) }))}
              values={form.questions.flatMap((one) => (one.field ? [one.field] : []))}
              error={at('/questions')}
              onChange={tick}
            />
          ) : null}
          {form.questions.map((one, place) => (
            <Textarea
              key={one.key}
              id={`ask-${one.key}`}
              label={words.question(`${place + 1}`)}
              hint={one.field ? code('field', one.field, lang) : words.questionHint}
              lang="en"
              rows={2}
              size="m"
              max={2000}
              patientLine={false}
              value={one.text}
              error={at(`/questions/${place}/text`)}
              onChange={(text) => write(one.key, text)}
            />
          ))}
          <p>
            <Button
              size="s"
              icon="plus"
              id={open.length > 0 ? undefined : 'ask-fields'}
              onClick={() =>
                set({
                  ...form,
                  questions: [...form.questions, { key: `own-${own.length + 1}`, text: '' }],
                })
              }
            >
              {words.addQuestion}
            </Button>
          </p>
          <Date3
            id="ask-due"
            label={words.answerBy}
            hint={words.answerByHint}
            size="m"
            value={form.day}
            error={at('/due')}
            onChange={(day) => set({ ...form, day })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** The company’s answers that came by phone or mail, entered for it. */
export function Answers({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const questions = view.asked?.questions ?? [];
  const [texts, set, forget] = useKept(
    `${view.number}:answers`,
    questions.map(() => ''),
  );
  return (
    <ActDialog
      title={words.titles.answers}
      confirm={words.buttons.answers}
      names={Object.fromEntries(
        questions.map((_, place) => [
          `/answers/${place}`,
          { label: words.answer(`${place + 1}`), id: `answer-${place}` },
        ]),
      )}
      send={(version) => act('answers', { answers: texts }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{view.asked ? words.answersBody(shortDay(view.asked.at, lang)) : null}</p>
          {questions.map((question, place) => (
            <Textarea
              key={question.text}
              id={`answer-${place}`}
              label={words.answer(`${place + 1}`)}
              hint={<span lang="en">{question.text}</span>}
              required
              lang="en"
              rows={3}
              size="m"
              max={2000}
              value={texts[place] ?? ''}
              error={at(`/answers/${place}`)}
              onChange={(text) => set(texts.map((old, at) => (at === place ? text : old)))}
            />
          ))}
        </>
      )}
    </ActDialog>
  );
}
