import { useLang, useWords } from '../../../app/place';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { countryChoices } from '../../../words/countries';
import { requestWords } from '../../../words/request';
import { useRequestDraft } from '../draft';
import { Page, useFromCheck } from '../Page';

/** I4: the company. A base in Japan leads past a page that names other desks. */
export function Company() {
  const words = useWords(requestWords);
  const lang = useLang();
  const { answers, set } = useRequestDraft();
  const countries = countryChoices(lang);
  const from = useFromCheck();
  return (
    <Page
      page="company"
      next={() => {
        if (answers.org_jp_base === 'development' || answers.org_country === 'JP') return `base${from}`;
        return from ? 'check' : 'product';
      }}
    >
      {(faults) => (
        <>
          <TextInput
            id="org_name"
            label={words.fields.org_name}
            required
            autoComplete="organization"
            value={answers.org_name ?? ''}
            onChange={(org_name) => set({ org_name })}
            error={faults.at('/org_name')}
          />
          <Select
            id="org_country"
            label={words.fields.org_country}
            required
            width="w20"
            autoComplete="country"
            value={answers.org_country ?? ''}
            onChange={(org_country) => set({ org_country: org_country || null })}
            error={faults.at('/org_country')}
          >
            <option value="">{words.chooseOne}</option>
            <optgroup label={words.commonCountries}>
              {countries.common.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
            <optgroup label={words.allCountries}>
              {countries.all
                .filter((one) => !countries.common.some((other) => other.value === one.value))
                .map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
            </optgroup>
          </Select>
          <TextInput
            id="org_website"
            label={words.fields.org_website}
            hint={words.hints.org_website}
            type="url"
            autoComplete="url"
            spellCheck={false}
            value={answers.org_website ?? ''}
            onChange={(org_website) => set({ org_website })}
            error={faults.at('/org_website')}
          />
          <RadioGroup
            id="org_type"
            label={words.fields.org_type}
            required
            columns={2}
            value={answers.org_type ?? null}
            onChange={(org_type) => set({ org_type })}
            options={choices('L1', lang)}
            error={faults.at('/org_type')}
          />
          <RadioGroup
            id="org_jp_base"
            label={words.fields.org_jp_base}
            required
            hint={words.hints.org_jp_base}
            value={answers.org_jp_base ?? null}
            onChange={(org_jp_base) => set({ org_jp_base })}
            options={choices('org_jp_base', lang)}
            error={faults.at('/org_jp_base')}
          />
        </>
      )}
    </Page>
  );
}
