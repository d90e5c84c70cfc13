import { useLang, useWords } from '../../app/place';
import { ErrorLine } from '../../parts/Field/Field';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { idOf } from './FieldControl';
import type { Value, Values } from './fields';
import { levels } from './said';

interface Props {
  names: readonly string[];
  values: Values;
  onChange: (path: string, value: Value) => void;
  fault: (pointer: string) => string | undefined;
}

/** Items answered with yes, no or not answered: one row each. */
export function YesNoGrid({ names, values, onChange, fault }: Props) {
  const words = useWords(registerWords);
  const lang = useLang();
  const answers = [
    { value: true, label: words.yes },
    { value: false, label: words.no },
    { value: null, label: words.unknownShort },
  ];
  return (
    <div className="grid-form">
      <p className="hint">{words.hint.equipment}</p>
      {names.map((item) => {
        const path = `items/${item}`;
        const id = idOf(path);
        const error = fault(`/${path}`);
        return (
          <fieldset
            className="grid-row"
            id={id}
            key={item}
            tabIndex={-1}
            aria-describedby={error && `${id}-error`}
          >
            <legend>{code('L8', item, lang)}</legend>
            <div className="grid-choices">
              {answers.map((answer) => (
                <label className="choice" key={String(answer.value)}>
                  <input
                    type="radio"
                    name={id}
                    checked={(values[path] ?? null) === answer.value}
                    onChange={() => onChange(path, answer.value)}
                  />
                  <span>{answer.label}</span>
                </label>
              ))}
            </div>
            <ErrorLine id={id} error={error} />
          </fieldset>
        );
      })}
    </div>
  );
}

/** The level of English for each task: one select a row. */
export function LevelGrid({ names, values, onChange, fault }: Props) {
  const words = useWords(registerWords);
  const lang = useLang();
  return (
    <div className="grid-form">
      <p className="hint">{words.hint.english}</p>
      {names.map((task) => {
        const path = `levels/${task}`;
        const id = idOf(path);
        const error = fault(`/${path}`);
        const value = values[path];
        return (
          <div className="grid-row" key={task}>
            <label htmlFor={id}>{code('english_work', task, lang)}</label>
            <select
              id={id}
              className="in in-m"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              value={typeof value === 'string' ? value : ''}
              onChange={(event) => onChange(path, event.target.value || null)}
            >
              <option value="">{words.unknown}</option>
              {levels(lang).map((level) => (
                <option key={level.value} value={level.value}>
                  {level.label}
                </option>
              ))}
            </select>
            <ErrorLine id={id} error={error} />
          </div>
        );
      })}
    </div>
  );
}
