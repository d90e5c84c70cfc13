import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Date3, dateOf } from '../../../parts/DateParts/DateParts';
import { Textarea } from '../../../parts/Field/Textarea';
import { deskactWords } from '../../../words/deskact';
import { longDay } from '../../../words/format';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

/** Become the owner. */
export function Take({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { act } = useCase();
  return (
    <ActDialog
      title={words.titles.take}
      confirm={words.buttons.take}
      send={(version) => act('take', {}, version)}
      onClose={onClose}
    >
      {() => <p>{words.takeBody}</p>}
    </ActDialog>
  );
}

/** Put on hold until a day; the desk’s clocks pause. */
export function Hold({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:hold`, {
    reason: '',
    day: { year: '', month: '', day: '' },
  });
  const review = dateOf(form.day);
  return (
    <ActDialog
      title={words.titles.hold}
      confirm={words.buttons.hold}
      names={{
        '/reason': { label: words.holdReason, id: 'hold-reason' },
        '/review_on': { label: words.reviewOn, id: 'hold-day' },
      }}
      check={() => (review ? [] : [{ pointer: '/review_on', code: 'not_a_date' }])}
      send={(version) => act('hold', { reason: form.reason, review_on: review ?? '' }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.holdBody}</p>
          <Textarea
            id="hold-reason"
            label={words.holdReason}
            required
            rows={3}
            size="m"
            max={2000}
            value={form.reason}
            error={at('/reason')}
            onChange={(reason) => set({ ...form, reason })}
          />
          <Date3
            id="hold-day"
            label={words.reviewOn}
            hint={words.reviewHint}
            required
            size="m"
            value={form.day}
            error={at('/review_on')}
            onChange={(day) => set({ ...form, day })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** End the hold. */
export function Resume({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  return (
    <ActDialog
      title={words.titles.resume}
      confirm={words.buttons.resume}
      send={(version) => act('resume', {}, version)}
      onClose={onClose}
    >
      {() => (
        <p>
          {words.resumeBody} {view.hold ? words.heldSince(longDay(view.hold.since, lang)) : null}
        </p>
      )}
    </ActDialog>
  );
}
