import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/rest';
import { useLang, useWords } from '../../app/place';
import { Check, RadioGroup } from '../../parts/Choice/Choice';
import { Date3 } from '../../parts/DateParts/DateParts';
import { ErrorLine } from '../../parts/Field/Field';
import { TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices } from '../../words/code';
import { desklistWords } from '../../words/desklist';
import type { PartProps } from './form';
import { Group } from './Group';

/** How and when it came, and its own words. */
export function Receipt({
  form,
  set,
  receiptAt,
}: PartProps & { receiptAt: (pointer: string) => string | undefined }) {
  const lang = useLang();
  const w = useWords(desklistWords).register;
  const ways = choices('channel', lang).filter((one) => one.value !== 'web');
  return (
    <Group title={w.groups.receipt}>
      <RadioGroup
        id="channel"
        label={w.channel}
        required
        inline
        options={form.short ? ways : ways.filter((one) => one.value !== 'web_short')}
        value={form.channel || null}
        error={receiptAt('/channel')}
        onChange={(channel) => set({ channel })}
      />
      <div className="two-fields">
        <Date3
          id="received-day"
          label={w.day}
          required
          size="m"
          value={form.day}
          error={receiptAt('/received_at')}
          onChange={(day) => set({ day })}
        />
        <TextInput
          id="received-clock"
          label={w.clock}
          hint={w.clockHint}
          required
          size="m"
          width="w4"
          autoComplete="off"
          value={form.clock}
          error={receiptAt('/clock')}
          onChange={(clock) => set({ clock })}
        />
      </div>
      <RadioGroup
        id="locale"
        label={w.locale}
        required
        inline
        options={(['en', 'ja'] as const).map((value) => ({ value, label: w.languages[value] }))}
        value={form.locale}
        error={receiptAt('/locale')}
        onChange={(locale) => set({ locale })}
      />
      <Textarea
        id="original"
        label={w.original}
        hint={w.originalHint}
        rows={6}
        size="m"
        max={20_000}
        lang={form.locale}
        value={form.original}
        error={receiptAt('/original_text')}
        onChange={(original) => set({ original })}
      />
    </Group>
  );
}

/** What the person on the phone was told and agreed to. */
export function Consents({ form, answer, at }: PartProps) {
  const w = useWords(desklistWords).register;
  const site = useQuery({
    queryKey: ['site'],
    queryFn: () => call<{ privacy_version: string }>('GET', '/api/site'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const version = site.data?.privacy_version ?? '';
  const consent = at('/consent_privacy') ? w.say.consent : undefined;
  const nonconf = at('/nonconf_confirm') ? w.say.nonconf : undefined;
  return (
    <Group title={w.groups.consent}>
      <div className="field">
        <Check
          id="consent_privacy"
          checked={form.answers.consent_privacy?.accepted === true}
          onChange={(on) => answer({ consent_privacy: on ? { accepted: true, version } : null })}
          label={w.consent}
          error={consent !== undefined}
        />
        <ErrorLine id="consent_privacy" error={consent} />
      </div>
      <div className="field">
        <Check
          id="nonconf_confirm"
          checked={form.answers.nonconf_confirm === true}
          onChange={(on) => answer({ nonconf_confirm: on || null })}
          label={w.nonconf}
          error={nonconf !== undefined}
        />
        <ErrorLine id="nonconf_confirm" error={nonconf} />
      </div>
    </Group>
  );
}
