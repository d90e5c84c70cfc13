import { useState } from 'react';
import { Problem } from '../../../api/problem';
import { useLang, usePlace, useWords } from '../../../app/place';
import { useFaults } from '../../../forms/useFaults';
import { useKept } from '../../../forms/useKept';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { Date3, dateOf } from '../../../parts/DateParts/DateParts';
import { ErrorSummary } from '../../../parts/ErrorSummary/ErrorSummary';
import { NumberInput, TextInput } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { instantsOf, list, personName, TOKYO, tableDay } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { explain } from '../explain';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import type { Acts } from '../types';
import { useCase } from '../useCase';

/**
 * A contact record (相談記録): what happened when, with whom, what it amounted
 * to, the words as they were said and the working translation. A substantive
 * one lets an accepted case count and carries it on to In consultation.
 */
export default function RecordContact() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const parts = useWords(partsWords);
  const place = usePlace();
  const { view, act, tell } = useCase();
  const w = words.contactForm;
  const today = todayParts();
  const [form, set, forget] = useKept(`${view.number}:contact`, {
    day: today,
    clock: '',
    late: '',
    mode: '',
    class: '',
    participants: list(
      view.people.map((one) => personName(one.name, 'en')),
      'en',
    ),
    minutes: '',
    text: '',
    lang: view.locale === 'ja' ? 'ja' : 'en',
    translation: '',
  });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const faults = useFaults({
    '/at': { label: w.at, id: 'contact-day' },
    '/clock': { label: w.clock, id: 'contact-clock' },
    '/late_reason': { label: w.late, id: 'contact-late' },
    '/mode': { label: w.mode, choice: true, id: 'contact-mode' },
    '/class': { label: w.class, choice: true, id: 'contact-class' },
    '/participants': { label: w.participants, id: 'contact-participants' },
    '/minutes': { label: w.minutes, id: 'contact-minutes' },
    '/text': { label: w.text, id: 'contact-text' },
    '/translation': { label: w.translation, id: 'contact-translation' },
  });

  const date = dateOf(form.day);
  const clock = form.clock.normalize('NFKC').trim();
  const at =
    date && /^\d{1,2}:\d{2}$/.test(clock) ? instantsOf(date, clock.padStart(5, '0'), TOKYO)[0] : null;
  const minutes = form.minutes.normalize('NFKC').trim();
  const earlier = date !== null && date < (dateOf(today) ?? '');
  const done = casePath(view.number, 'support');

  const record = async () => {
    const own = [
      ...(date ? [] : [{ pointer: '/at', code: 'not_a_date' }]),
      ...(at || !date ? [] : [{ pointer: '/clock', code: 'clock_format' }]),
      ...(form.mode ? [] : [{ pointer: '/mode', code: 'required' }]),
      ...(form.class ? [] : [{ pointer: '/class', code: 'required' }]),
      ...(/^\d+$/.test(minutes) ? [] : [{ pointer: '/minutes', code: 'not_a_number' }]),
      ...(form.text.trim() ? [] : [{ pointer: '/text', code: 'required' }]),
    ];
    setRefused(null);
    faults.clear();
    if (own.length > 0 || !at) {
      faults.show(own);
      return;
    }
    setBusy(true);
    try {
      await act('contacts', {
        at: at.toISOString(),
        late_reason: form.late.trim() || null,
        mode: form.mode as Acts['contacts']['mode'],
        class: form.class as Acts['contacts']['class'],
        participants: form.participants,
        minutes: Number(minutes),
        text: form.text,
        lang: form.lang,
        translation: form.translation.trim() || null,
      });
      forget();
      tell(w.done);
      place.goOn?.(`/${place.lang}/${done}`);
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0) faults.caught(error);
      else setRefused(explain(error, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="case-form">
      <ErrorSummary errors={faults.items} round={faults.round} />
      {refused ? (
        <p className="err" role="alert">
          {refused}
        </p>
      ) : null}
      <Section title={w.title}>
        <Date3
          id="contact-day"
          label={w.at}
          hint={w.atHint}
          required
          size="m"
          value={form.day}
          error={faults.at('/at')}
          onChange={(day) => set({ ...form, day })}
        />
        <TextInput
          id="contact-clock"
          label={w.clock}
          hint={w.clockHint}
          required
          size="m"
          width="w8"
          autoComplete="off"
          value={form.clock}
          error={faults.at('/clock')}
          onChange={(text) => set({ ...form, clock: text })}
        />
        {earlier ? (
          <TextInput
            id="contact-late"
            label={w.late}
            required
            size="m"
            value={form.late}
            error={faults.at('/late_reason')}
            onChange={(late) => set({ ...form, late })}
          />
        ) : null}
        <RadioGroup
          id="contact-mode"
          label={w.mode}
          required
          inline
          options={choices('contact_mode', lang)}
          value={form.mode || null}
          error={faults.at('/mode')}
          onChange={(mode) => set({ ...form, mode })}
        />
        <TextInput
          id="contact-participants"
          label={w.participants}
          required
          size="m"
          value={form.participants}
          error={faults.at('/participants')}
          onChange={(participants) => set({ ...form, participants })}
        />
        <RadioGroup
          id="contact-class"
          label={w.class}
          hint={w.classHint}
          required
          options={choices('content_class', lang).map((one) => ({
            ...one,
            hint: w.classHints[one.value as keyof typeof w.classHints],
          }))}
          value={form.class || null}
          error={faults.at('/class')}
          onChange={(value) => set({ ...form, class: value })}
        />
        <NumberInput
          id="contact-minutes"
          label={w.minutes}
          hint={w.minutesHint}
          unit={w.minutesUnit}
          required
          size="m"
          value={form.minutes}
          error={faults.at('/minutes')}
          onChange={(text) => set({ ...form, minutes: text })}
        />
        <RadioGroup
          id="contact-lang"
          label={w.lang}
          bare
          inline
          options={[
            { value: 'en', label: words.languages.en },
            { value: 'ja', label: words.languages.ja },
          ]}
          value={form.lang}
          onChange={(value) => set({ ...form, lang: value })}
        />
        <Textarea
          id="contact-text"
          label={w.text}
          required
          rows={8}
          size="m"
          max={20_000}
          lang={form.lang}
          value={form.text}
          error={faults.at('/text')}
          onChange={(text) => set({ ...form, text })}
        />
        {form.lang === 'en' ? (
          <Textarea
            id="contact-translation"
            label={w.translation}
            hint={w.translationHint}
            rows={6}
            size="m"
            max={20_000}
            lang="ja"
            value={form.translation}
            error={faults.at('/translation')}
            onChange={(translation) => set({ ...form, translation })}
          />
        ) : null}
        <div className="row row-3 form-acts">
          <Button kind="solid" busy={busy} onClick={record}>
            {w.record}
          </Button>
          <LinkButton to={done}>{parts.leaveAsIs}</LinkButton>
        </div>
      </Section>
    </div>
  );
}

function todayParts() {
  const [year = '', month = '', day = ''] = tableDay(new Date(), 'ja').split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}
