import { useLang, useWords } from '../../app/place';
import { RadioGroup } from '../../parts/Choice/Choice';
import { FieldGroup } from '../../parts/Field/Field';
import { Select, TextInput } from '../../parts/Field/inputs';
import { choices } from '../../words/code';
import { countryChoices } from '../../words/countries';
import { desklistWords } from '../../words/desklist';
import { requestWords } from '../../words/request';
import { zoneChoices } from '../../words/zones';
import type { PartProps } from './form';
import { Group } from './Group';

/** Who asked, for whom, and how to reach them. */
export function You({ form, answer, at }: PartProps) {
  const lang = useLang();
  const w = useWords(desklistWords);
  const words = useWords(requestWords);
  const { answers } = form;
  const name = answers.contact_name ?? {};
  const part = (patch: Partial<typeof name>) => answer({ contact_name: { ...name, ...patch } });
  return (
    <Group title={w.register.groups.you}>
      <FieldGroup id="contact_name" label={w.register.fields.contact_name} required>
        <div className="two-fields">
          {(['family', 'given', 'title'] as const).map((one) => (
            <TextInput
              key={one}
              id={`contact_name-${one}`}
              label={words.fields[one]}
              bare
              size="m"
              autoComplete="off"
              value={name[one] ?? ''}
              error={
                at(`/contact_name/${one}`) ??
                (one === 'family' && !at('/contact_name/given') && !at('/contact_name/title')
                  ? at('/contact_name')
                  : undefined)
              }
              onChange={(text) => part({ [one]: text })}
            />
          ))}
        </div>
      </FieldGroup>
      <RadioGroup
        id="sub_role"
        label={w.register.fields.sub_role}
        required
        columns={2}
        options={choices('sub_role', lang)}
        value={answers.sub_role ?? null}
        error={at('/sub_role')}
        onChange={(sub_role) => answer({ sub_role })}
      >
        {answers.sub_role === 'agent' ? (
          <TextInput
            id="sub_mandate"
            label={w.register.fields.sub_mandate}
            hint={words.hints.sub_mandate}
            required
            size="m"
            autoComplete="off"
            value={answers.sub_mandate ?? ''}
            error={at('/sub_mandate')}
            onChange={(sub_mandate) => answer({ sub_mandate })}
          />
        ) : null}
      </RadioGroup>
      <div className="two-fields">
        <TextInput
          id="contact_email"
          label={words.fields.contact_email}
          required
          size="m"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={answers.contact_email ?? ''}
          error={at('/contact_email')}
          onChange={(contact_email) => answer({ contact_email })}
        />
        <TextInput
          id="contact_phone"
          label={words.fields.contact_phone}
          hint={words.hints.contact_phone}
          size="m"
          inputMode="tel"
          autoComplete="off"
          value={answers.contact_phone ?? ''}
          error={at('/contact_phone')}
          onChange={(contact_phone) => answer({ contact_phone })}
        />
      </div>
      <Select
        id="contact_tz"
        label={words.fields.contact_tz}
        required
        size="m"
        width="w20"
        value={answers.contact_tz ?? ''}
        error={at('/contact_tz')}
        onChange={(zone) => answer({ contact_tz: zone || null })}
      >
        <option value="">{words.chooseOne}</option>
        {zoneChoices(lang).map((one) => (
          <option key={one.zone} value={one.zone}>
            {one.likely ? one.label : one.zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </Group>
  );
}

/** The company, as far as it is public. */
export function Company({ form, answer, at }: PartProps) {
  const lang = useLang();
  const w = useWords(desklistWords);
  const words = useWords(requestWords);
  const { answers } = form;
  const countries = countryChoices(lang);
  return (
    <Group title={w.register.groups.company}>
      <div className="two-fields">
        <TextInput
          id="org_name"
          label={words.fields.org_name}
          required
          size="m"
          autoComplete="off"
          value={answers.org_name ?? ''}
          error={at('/org_name')}
          onChange={(org_name) => answer({ org_name })}
        />
        <Select
          id="org_country"
          label={words.fields.org_country}
          required
          size="m"
          value={answers.org_country ?? ''}
          error={at('/org_country')}
          onChange={(country) => answer({ org_country: country || null })}
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
          size="m"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={answers.org_website ?? ''}
          error={at('/org_website')}
          onChange={(org_website) => answer({ org_website })}
        />
        <Select
          id="org_size"
          label={words.fields.org_size}
          size="m"
          value={answers.org_size ?? ''}
          error={at('/org_size')}
          onChange={(size) => answer({ org_size: size || null })}
        >
          <option value="">{words.chooseOne}</option>
          {choices('org_size', lang).map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </Select>
      </div>
      <RadioGroup
        id="org_type"
        label={words.fields.org_type}
        required
        columns={2}
        options={choices('L1', lang)}
        value={answers.org_type ?? null}
        error={at('/org_type')}
        onChange={(org_type) => answer({ org_type })}
      />
      <RadioGroup
        id="org_jp_base"
        label={words.fields.org_jp_base}
        hint={words.hints.org_jp_base}
        required
        columns={2}
        options={choices('org_jp_base', lang)}
        value={answers.org_jp_base ?? null}
        error={at('/org_jp_base')}
        onChange={(org_jp_base) => answer({ org_jp_base })}
      />
    </Group>
  );
}
