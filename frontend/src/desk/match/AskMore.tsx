import { useQuery } from '@tanstack/react-query';
import { useLang, useWords } from '../../app/place';
import { CheckGroup } from '../../parts/Choice/Choice';
import { roundfurtherWords } from '../../words/roundfurther';
import type { FaultAt } from '../case/acts/ActDialog';
import { readBank } from '../case/api';
import type { BankView, Further } from '../case/types';
import { useCase } from '../case/useCase';
import { OwnQuestions, ownNames } from './OwnQuestions';

/** As the server holds them: few are answered, many are not. */
const FURTHER_MAX = 8;

export const NOTHING_MORE: Required<Further> = { bank: [], own: [] };

/** Where faults of the further questions lead, by pointer. */
export function furtherNames(words: ReturnType<typeof useWords<typeof roundfurtherWords.ja>>) {
  return {
    '/further': { label: words.more, choice: true, id: 'further-bank' },
    ...ownNames(words, '/further/own'),
  };
}

/** What this form finds wrong by itself. */
export function furtherCheck({ bank, own }: Required<Further>) {
  return bank.length + own.length > FURTHER_MAX
    ? [{ pointer: '/further', code: 'too_many', params: { n: `${FURTHER_MAX}` } }]
    : [];
}

/** 質問を足す: out of the bank, each with what the register knows, and in the desk’s own words. */
export function AskMore({
  value,
  onChange,
  hospitals,
  at,
}: {
  value: Required<Further>;
  onChange: (value: Required<Further>) => void;
  hospitals: readonly string[];
  at: FaultAt;
}) {
  const lang = useLang();
  const words = useWords(roundfurtherWords);
  const { view } = useCase();
  const ids = hospitals.join(',');
  const bank = useQuery({
    queryKey: ['desk', 'bank', view.number, ids],
    queryFn: () => readBank(view.number, ids),
  });
  const count = value.bank.length + value.own.length;
  const said = ({ question, register }: BankView, of: number) => {
    const known =
      register && register.known > 0
        ? register.known === of
          ? words.knownAll(of)
          : words.known(register.known, of)
        : register
          ? words.known(0, of)
          : words.notAsked;
    return question.kind === 'text' ? `${known} ${words.textKind}` : known;
  };
  return (
    <details open={count > 0 || undefined}>
      <summary className="act">
        {words.more}
        {count > 0 ? ` ${words.chosen(count, FURTHER_MAX)}` : ''}
      </summary>
      <div className="stack">
        <p className="t14">{words.lead}</p>
        {bank.data ? (
          <CheckGroup
            id="further-bank"
            label={words.bank}
            bare
            error={at('/further')}
            options={bank.data.questions.map((one) => ({
              value: one.question.code,
              label: one.question[lang],
              hint: said(one, bank.data.of),
            }))}
            values={value.bank}
            onChange={(next) => onChange({ ...value, bank: next as typeof value.bank })}
          />
        ) : bank.error ? (
          <p className="t14" role="alert">
            {words.bankFailed}{' '}
            <button type="button" className="act" onClick={() => void bank.refetch()}>
              {words.again}
            </button>
          </p>
        ) : null}
        <p className="t14">{words.ownLead}</p>
        <OwnQuestions
          value={value.own}
          pointer="/further/own"
          at={at}
          onChange={(own) => onChange({ ...value, own })}
        />
      </div>
    </details>
  );
}
