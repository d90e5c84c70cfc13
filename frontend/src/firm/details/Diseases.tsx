import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { DiseaseInput } from '../../parts/DiseaseInput/DiseaseInput';
import { focusControl } from '../../parts/ErrorSummary/ErrorSummary';
import { FieldGroup } from '../../parts/Field/Field';
import { Select, TextInput } from '../../parts/Field/inputs';
import { choices } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';

interface Disease {
  system: string;
  code: string;
  text?: string;
}

/** Most diseases the details take. */
const MOST = 10;

/** Coded diseases: system, code and words, each row removable by its name. */
export function Diseases({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error: (pointer: string) => string | undefined;
}) {
  const words = useWords(firmpagesWords).details;
  const lang = useLang();
  const rows =
    Array.isArray(value) && value.length > 0 ? (value as Disease[]) : [{ system: 'icd10', code: '' }];
  const put = (next: Disease[]) => onChange(next.some((one) => one.code !== '' || one.text) ? next : null);
  const change = (at: number, patch: Partial<Disease>) =>
    put(rows.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const id = (at: number, name: string) => `indication_code-${at}-${name}`;
  return (
    <>
      {rows.map((row, at) => {
        const pointer = `/indication_code/${at}`;
        return (
          <FieldGroup
            key={id(at, 'row')}
            id={id(at, 'row')}
            bare
            label={rows.length > 1 ? words.diseaseN(at + 1) : label}
            hint={at === 0 ? words.codeHint : undefined}
            error={error(pointer) ?? (at === 0 ? error('/indication_code') : undefined)}
          >
            <div className="stack">
              <Select
                id={id(at, 'system')}
                label={words.system}
                bare
                width="w20"
                value={row.system}
                onChange={(system) => change(at, { system })}
                error={error(`${pointer}/system`)}
              >
                {choices('code_system', lang).map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </Select>
              {row.system === 'icd10' ? (
                <DiseaseInput
                  id={id(at, 'code')}
                  label={words.code}
                  bare
                  value={row.code}
                  onChange={(typed) => change(at, { code: typed })}
                  // The synopsis for hospitals is made from the English name.
                  onPick={(disease) => change(at, { code: disease.icd10, text: disease.en })}
                  error={error(`${pointer}/code`)}
                />
              ) : (
                <TextInput
                  id={id(at, 'code')}
                  label={words.code}
                  bare
                  width="w8"
                  autoComplete="off"
                  value={row.code}
                  onChange={(typed) => change(at, { code: typed })}
                  error={error(`${pointer}/code`)}
                />
              )}
              <TextInput
                id={id(at, 'text')}
                label={words.codeText}
                bare
                value={row.text ?? ''}
                onChange={(text) => change(at, { text: text === '' ? undefined : text })}
                error={error(`${pointer}/text`)}
              />
              {rows.length > 1 ? (
                <p>
                  <Button
                    kind="text"
                    size="s"
                    onClick={() => {
                      put(rows.filter((_, index) => index !== at));
                      requestAnimationFrame(() => focusControl(id(Math.max(at - 1, 0), 'code')));
                    }}
                  >
                    {words.removeDisease(at + 1)}
                  </Button>
                </p>
              ) : null}
            </div>
          </FieldGroup>
        );
      })}
      {rows.length < MOST && rows.at(-1)?.code ? (
        <p className="field-more">
          <Button
            size="s"
            icon="plus"
            onClick={() => {
              onChange([...rows, { system: 'icd10', code: '' }]);
              requestAnimationFrame(() => focusControl(id(rows.length, 'code')));
            }}
          >
            {words.addDisease}
          </Button>
        </p>
      ) : null}
    </>
  );
}
