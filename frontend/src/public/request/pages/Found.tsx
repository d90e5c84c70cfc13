import { useQueries } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../../api/problem';
import { useLang, usePlace, useWords } from '../../../app/place';
import { useTitle } from '../../../app/title';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { CheckGroup } from '../../../parts/Choice/Choice';
import { Phrased } from '../../../parts/Fill/Fill';
import { Skeleton } from '../../../parts/Skeleton/Skeleton';
import { answerText } from '../../../words/answer';
import { longDay } from '../../../words/format';
import { requestWords } from '../../../words/request';
import { requestpagesWords } from '../../../words/requestpages';
import { plain } from '../../../words/words';
import { readStudy } from '../calls';
import { useRequestDraft } from '../draft';
import { FIELDS } from '../fields';
import { nctNumbers } from '../nct';
import { Banner, FormFrame, Saved, useFromCheck } from '../Page';
import type { Answers, Field, Study } from '../types';

// What this form asks for itself; the number is there already.
const USABLE = new Set<string>(Object.values(FIELDS).flat());
USABLE.delete('trial_public_id');

/** I3, second half: what the registry says, to take or leave field by field. It never blocks. */
export function Found() {
  const words = useWords(requestWords);
  const found = useWords(requestpagesWords).found;
  const place = usePlace();
  const draft = useRequestDraft();
  const from = useFromCheck();
  useTitle(plain(found.title));
  const numbers = nctNumbers(draft.answers.trial_public_id ?? []);
  const studies = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['study', number],
      queryFn: () => readStudy(number),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  const [left, setLeft] = useState<Record<string, string[]>>({});

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const patch: Answers = {};
    studies.forEach(({ data }, index) => {
      const number = numbers[index] ?? '';
      for (const { field, value } of data ? usable(data) : []) {
        // The first trial that says something about a field is heard.
        if (!left[number]?.includes(field) && !(field in patch)) Object.assign(patch, { [field]: value });
      }
    });
    draft.set(patch);
    void draft.save();
    place.go?.(`/${place.lang}/${draft.to(from ? 'check' : 'company')}`);
  };

  return (
    <FormFrame back={`${draft.to('trial-number')}${from}`}>
      <p className="step">{words.page(2, 7)}</p>
      <h1>
        <Phrased text={found.title} />
      </h1>
      <Banner />
      <form noValidate className="request-form" onSubmit={goOn}>
        {studies.map(({ data, error, isPending }, index) => {
          const number = numbers[index] ?? '';
          if (isPending) {
            return (
              <div key={number} className="field">
                <p role="status">{found.looking(number)}</p>
                <Skeleton lines={5} />
              </div>
            );
          }
          if (!data) {
            const absent = error instanceof Problem && error.status === 404;
            return (
              <p key={number} className="field" role="status">
                {absent ? found.notThere(number) : found.notReached}
              </p>
            );
          }
          return (
            <Choose
              key={number}
              study={data}
              left={left[number] ?? []}
              onLeft={(fields) => setLeft((before) => ({ ...before, [number]: fields }))}
            />
          );
        })}
        <div className="row row-4 form-acts">
          <Button type="submit" kind="solid" size="l" block>
            {words.continue}
          </Button>
          <LinkButton kind="text" size="l" block to={draft.to('later')}>
            {words.later}
          </LinkButton>
        </div>
        <Saved />
      </form>
    </FormFrame>
  );
}

function Choose({
  study,
  left,
  onLeft,
}: {
  study: Study;
  left: readonly string[];
  onLeft: (fields: string[]) => void;
}) {
  const words = useWords(requestWords);
  const found = useWords(requestpagesWords).found;
  const lang = useLang();
  const { answers } = useRequestDraft();
  const fields = usable(study);
  if (fields.length === 0) return <p className="field">{found.nothing}</p>;
  const names = fields.map((one) => one.field);
  return (
    <CheckGroup
      id={`found-${study.nct_id}`}
      bare
      label={found.use}
      hint={`${found.lead(study.nct_id)} ${found.source(longDay(study.fetched_at, lang))}`}
      values={names.filter((name) => !left.includes(name))}
      onChange={(kept) => onLeft(names.filter((name) => !kept.includes(name)))}
      options={fields.map(({ field, value }) => {
        const now = answerText(field, answers[field as Field], lang);
        const said = answerText(field, value, lang);
        return {
          value: field,
          label: (
            <>
              <b>{words.fields[field as Field]}</b>
              <span className="found-value" lang={said === value ? 'en' : undefined}>
                {said}
              </span>
            </>
          ),
          hint: now && now !== said ? found.differs(now) : undefined,
        };
      })}
    />
  );
}

function usable(study: Study) {
  return study.fields.filter((one) => USABLE.has(one.field));
}
