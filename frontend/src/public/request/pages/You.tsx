import { useLang, useWords } from '../../../app/place';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { FieldGroup } from '../../../parts/Field/Field';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { requestWords } from '../../../words/request';
import { browserZone, zoneChoices } from '../../../words/zones';
import { giveAddress } from '../calls';
import { useRequestDraft } from '../draft';
import { Page } from '../Page';

/** I2: who asks, and how we reach them. */
export function You() {
  const words = useWords(requestWords);
  const lang = useLang();
  const draft = useRequestDraft();
  const { answers, set } = draft;
  const name = answers.contact_name ?? {};
  const part = (patch: Partial<typeof name>) => set({ contact_name: { ...name, ...patch } });
  const zone = answers.contact_tz || browserZone();

  // The loop by email runs beside the form: only sending needs the confirmed address.
  const mailLink = () => {
    const email = (answers.contact_email ?? '').trim();
    if (email === '' || email === draft.mailedTo || email === draft.server().email) return;
    giveAddress(draft.id, email, lang).then(
      (answered) => {
        draft.take(answered);
        draft.setMailedTo(email);
      },
      // The last page asks again: nothing here waits for the mail.
      () => {},
    );
  };

  return (
    <Page
      page="you"
      before={() => {
        if (!answers.contact_tz) set({ contact_tz: zone });
      }}
      after={mailLink}
    >
      {(faults) => (
        <>
          <FieldGroup
            id="contact_name"
            label={words.fields.contact_name}
            bare
            hint={words.hints.contact_name}
          >
            <div className="stack">
              <TextInput
                id="contact_name-family"
                label={words.fields.family}
                required
                autoComplete="family-name"
                value={name.family ?? ''}
                onChange={(family) => part({ family })}
                error={faults.at('/contact_name/family') ?? faults.at('/contact_name')}
              />
              <TextInput
                id="contact_name-given"
                label={words.fields.given}
                autoComplete="given-name"
                value={name.given ?? ''}
                onChange={(given) => part({ given })}
                error={faults.at('/contact_name/given')}
              />
              <TextInput
                id="contact_name-title"
                label={words.fields.title}
                autoComplete="organization-title"
                value={name.title ?? ''}
                onChange={(title) => part({ title })}
                error={faults.at('/contact_name/title')}
              />
            </div>
          </FieldGroup>
          <RadioGroup
            id="sub_role"
            label={words.fields.sub_role}
            required
            value={answers.sub_role ?? null}
            onChange={(sub_role) => set({ sub_role })}
            options={choices('sub_role', lang)}
            error={faults.at('/sub_role')}
          >
            {answers.sub_role === 'agent' ? (
              <div className="follow-up">
                <TextInput
                  id="sub_mandate"
                  label={words.fields.sub_mandate}
                  required
                  hint={words.hints.sub_mandate}
                  value={answers.sub_mandate ?? ''}
                  onChange={(sub_mandate) => set({ sub_mandate })}
                  error={faults.at('/sub_mandate')}
                />
              </div>
            ) : null}
          </RadioGroup>
          <TextInput
            id="contact_email"
            label={words.fields.contact_email}
            required
            hint={words.hints.contact_email}
            type="email"
            inputMode="email"
            autoComplete="email"
            spellCheck={false}
            value={answers.contact_email ?? ''}
            onChange={(contact_email) => set({ contact_email })}
            error={faults.at('/contact_email')}
          />
          <TextInput
            id="contact_phone"
            label={words.fields.contact_phone}
            hint={words.hints.contact_phone}
            type="tel"
            autoComplete="tel"
            width="w20"
            value={answers.contact_phone ?? ''}
            onChange={(contact_phone) => set({ contact_phone })}
            error={faults.at('/contact_phone')}
          />
          <Select
            id="contact_tz"
            label={words.fields.contact_tz}
            required
            hint={words.hints.contact_tz}
            width="w20"
            value={zone}
            onChange={(contact_tz) => set({ contact_tz })}
            error={faults.at('/contact_tz')}
          >
            <Zones chosen={zone} />
          </Select>
        </>
      )}
    </Page>
  );
}

/** Time zones as options, the likely ones first; the chosen one is always among them. */
export function Zones({ chosen }: { chosen: string }) {
  const words = useWords(requestWords);
  const all = zoneChoices(useLang());
  const known = all.some((one) => one.zone === chosen);
  const name = (zone: string) => zone.replaceAll('_', ' ');
  return (
    <>
      <optgroup label={words.likelyZones}>
        {known ? null : <option value={chosen}>{name(chosen)}</option>}
        {all
          .filter((one) => one.likely)
          .map((one) => (
            <option key={one.zone} value={one.zone}>
              {one.label}
            </option>
          ))}
      </optgroup>
      <optgroup label={words.allZones}>
        {all
          .filter((one) => !one.likely)
          .map((one) => (
            <option key={one.zone} value={one.zone}>
              {name(one.zone)}
            </option>
          ))}
      </optgroup>
    </>
  );
}
