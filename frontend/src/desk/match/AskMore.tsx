import { useQuery } from '@tanstack/react-query';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { CheckGroup } from '../../parts/Choice/Choice';
import { Select, TextInput } from '../../parts/Field/inputs';
import { roundfurtherWords } from '../../words/roundfurther';
import type { FaultAt } from '../case/acts/ActDialog';
import { readBank } from '../case/api';
import type { BankView, Further } from '../case/types';
import { useCase } from '../case/useCase';

/** As the server holds them: few are answered, many are not. */
const FURTHER_MAX = 8;
const OWN_MAX = 3;
const KINDS = ['yes_no', 'number', 'month', 'text'] as const;

export const NOTHING_MORE: Required<Further> = { bank: [], own: [] };

/** Where faults of the further questions lead, by pointer. */
export function furtherNames(words: ReturnType<typeof useWords<typeof roundfurtherWords.ja>>) {
  const own = [0, 1, 2].flatMap((place) => [
    [`/further/own/${place}/ja`, { label: `${words.own(place + 1)} ${words.ownJa}`, id: `own-${place}-ja` }],
    [`/further/own/${place}/en`, { label: `${words.own(place + 1)} ${words.ownEn}`, id: `own-${place}-en` }],
  ]);
  return {
    '/further': { label: words.more, choice: true, id: 'further-bank' },
    ...Object.fromEntries(own),
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
  const change = (place: number, part: Partial<Further['own'] & object>[number] | object) =>
    onChange({ ...value, own: value.own.map((one, n) => (n === place ? { ...one, ...part } : one)) });
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
        {value.own.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an own question is its place.
          <fieldset className="box box-s stack" aria-labelledby={`own-${place}`} key={place}>
            <p className="b" id={`own-${place}`}>
              {words.own(place + 1)}
            </p>
            <Select
              id={`own-${place}-kind`}
              label={words.ownKind}
              bare
              size="s"
              value={one.kind}
              onChange={(kind) => change(place, { kind })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kind[kind]}
                </option>
              ))}
            </Select>
            <TextInput
              id={`own-${place}-ja`}
              label={words.ownJa}
              required
              lang="ja"
              size="s"
              autoComplete="off"
              error={at(`/further/own/${place}/ja`)}
              value={one.ja}
              onChange={(ja) => change(place, { ja })}
            />
            <TextInput
              id={`own-${place}-en`}
              label={words.ownEn}
              hint={words.ownHint}
              required
              lang="en"
              size="s"
              autoComplete="off"
              error={at(`/further/own/${place}/en`)}
              value={one.en}
              onChange={(en) => change(place, { en })}
            />
            <Button
              size="s"
              kind="text"
              onClick={() => onChange({ ...value, own: value.own.filter((_, n) => n !== place) })}
            >
              {words.remove(place + 1)}
            </Button>
          </fieldset>
        ))}
        {value.own.length < OWN_MAX ? (
          <p>
            <Button
              size="s"
              onClick={() => onChange({ ...value, own: [...value.own, { kind: 'yes_no', ja: '', en: '' }] })}
            >
              {words.add}
            </Button>
          </p>
        ) : null}
      </div>
    </details>
  );
}
