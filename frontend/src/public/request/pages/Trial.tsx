import { useLang, useWords } from '../../../app/place';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { Month2, type MonthText, monthOf, partsOf } from '../../../parts/DateParts/DateParts';
import { Select } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices } from '../../../words/code';
import { requestWords } from '../../../words/request';
import { useRequestDraft } from '../draft';
import { Page } from '../Page';

/** I6: the trial, and where Japan stands. */
export function Trial() {
  const words = useWords(requestWords);
  const lang = useLang();
  const { answers, set } = useRequestDraft();
  const by = answers.jp_site_decision_by ?? '';
  const unknown = by === 'unknown';
  return (
    <Page page="trial">
      {(faults) => (
        <>
          <Textarea
            id="indication_text"
            label={words.fields.indication_text}
            required
            hint={words.hints.indication_text}
            readers={words.readers}
            rows={2}
            max={300}
            value={answers.indication_text ?? ''}
            onChange={(indication_text) => set({ indication_text })}
            error={faults.at('/indication_text')}
          />
          <Select
            id="indication_area"
            label={words.fields.indication_area}
            required
            width="w20"
            value={answers.indication_area ?? ''}
            onChange={(area) => set({ indication_area: area || null })}
            error={faults.at('/indication_area')}
          >
            <option value="">{words.chooseOne}</option>
            {choices('L4', lang).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </Select>
          <RadioGroup
            id="phase_planned"
            label={words.fields.phase_planned}
            required
            columns={2}
            value={answers.phase_planned ?? null}
            onChange={(phase_planned) => set({ phase_planned })}
            options={choices('L5', lang)}
            error={faults.at('/phase_planned')}
          />
          <RadioGroup
            id="jp_status"
            label={words.fields.jp_status}
            required
            value={answers.jp_status ?? null}
            onChange={(jp_status) => set({ jp_status })}
            options={choices('jp_status', lang)}
            error={faults.at('/jp_status')}
          />
          <Month2
            id="jp_site_decision_by"
            label={words.fields.jp_site_decision_by}
            required
            hint={words.hints.jp_site_decision_by}
            value={unknown ? { year: '', month: '' } : partsOf(by)}
            onChange={(month) => set({ jp_site_decision_by: kept(month) })}
            unknown={{
              checked: unknown,
              onChange: (on) => set({ jp_site_decision_by: on ? 'unknown' : null }),
            }}
            error={faults.at('/jp_site_decision_by')}
          />
        </>
      )}
    </Page>
  );
}

// What is no month stays as it was typed: the server says what is to mend.
function kept(typed: MonthText): string | null {
  if (typed.year === '' && typed.month === '') return null;
  return monthOf(typed) ?? `${typed.year}-${typed.month}`;
}
