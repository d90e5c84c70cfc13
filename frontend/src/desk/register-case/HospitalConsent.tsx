import { useWords } from '../../app/place';
import { Date3 } from '../../parts/DateParts/DateParts';
import { TextInput } from '../../parts/Field/inputs';
import { deskconsultWords } from '../../words/deskconsult';
import type { Origin, PartProps } from './form';
import { Group } from './Group';

/** A company that approached a hospital becomes a case of the desk only with its own yes. */
export function HospitalConsent({
  form,
  set,
  from,
  consentAt,
}: PartProps & { from: Origin; consentAt: (pointer: string) => string | undefined }) {
  const words = useWords(deskconsultWords);
  const { consent } = form;
  return (
    <Group title={words.consentTitle}>
      <p>{words.consentLead(from.number)}</p>
      <Date3
        id="consent-on"
        label={words.consentOn}
        required
        size="m"
        value={consent.on}
        error={consentAt('/consultation/consent/on')}
        onChange={(on) => set({ consent: { ...consent, on } })}
      />
      <TextInput
        id="consent-how"
        label={words.consentHow}
        required
        size="m"
        value={consent.how}
        error={consentAt('/consultation/consent/how')}
        onChange={(how) => set({ consent: { ...consent, how } })}
      />
    </Group>
  );
}
