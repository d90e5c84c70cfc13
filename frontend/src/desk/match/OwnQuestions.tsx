import { useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Select, TextInput } from '../../parts/Field/inputs';
import { roundfurtherWords } from '../../words/roundfurther';
import type { FaultAt } from '../case/acts/ActDialog';
import type { Further } from '../case/types';

/** As the server holds them. */
const OWN_MAX = 3;
const KINDS = ['yes_no', 'number', 'month', 'text'] as const;

export type OwnQuestion = Required<Further>['own'][number];

/** Where faults of own questions lead, by their pointers below `pointer`. */
export function ownNames(
  words: ReturnType<typeof useWords<typeof roundfurtherWords.ja>>,
  pointer: string,
): FieldNames {
  const lines = [0, 1, 2].flatMap((place) => [
    [`${pointer}/${place}/ja`, { label: `${words.own(place + 1)} ${words.ownJa}`, id: `own-${place}-ja` }],
    [`${pointer}/${place}/en`, { label: `${words.own(place + 1)} ${words.ownEn}`, id: `own-${place}-en` }],
  ]);
  return Object.fromEntries(lines);
}

/** Questions in the desk’s own words, each in both languages. */
export function OwnQuestions({
  value,
  pointer,
  at,
  onChange,
}: {
  value: readonly OwnQuestion[];
  /** Where they stand in what is sent. */
  pointer: string;
  at: FaultAt;
  onChange: (value: OwnQuestion[]) => void;
}) {
  const words = useWords(roundfurtherWords);
  const change = (place: number, part: object) =>
    onChange(value.map((one, n) => (n === place ? { ...one, ...part } : one)));
  return (
    <>
      {value.map((one, place) => (
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
            error={at(`${pointer}/${place}/ja`)}
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
            error={at(`${pointer}/${place}/en`)}
            value={one.en}
            onChange={(en) => change(place, { en })}
          />
          <Button size="s" kind="text" onClick={() => onChange(value.filter((_, n) => n !== place))}>
            {words.remove(place + 1)}
          </Button>
        </fieldset>
      ))}
      {value.length < OWN_MAX ? (
        <p>
          <Button size="s" onClick={() => onChange([...value, { kind: 'yes_no', ja: '', en: '' }])}>
            {words.add}
          </Button>
        </p>
      ) : null}
    </>
  );
}
