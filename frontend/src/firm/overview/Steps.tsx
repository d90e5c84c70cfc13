import { useWords } from '../../app/place';
import { type Step, StepNav } from '../../parts/StepNav/StepNav';
import { firmWords } from '../../words/firm';
import { useTheCase } from '../theCase';
import type { FirmCase } from '../types';
import { useWhen } from '../when';

/** The seven plain steps with the days they were done, and what the present one waits for. */
export function Steps() {
  const words = useWords(firmWords);
  const { data } = useTheCase();
  const when = useWhen();
  const steps = data.steps.map((step): Step => {
    const label = words.steps[step.no - 1] ?? String(step.no);
    if (step.now) return { label, state: 'now', detail: nowText(data, words, when.short) };
    if (step.done_at) return { label, state: 'done', detail: words.doneOn(when.short(step.done_at)) };
    return { label, state: data.step !== null && step.no < data.step ? 'done' : 'next' };
  });
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="vh">
        {words.stepsLabel}
      </h2>
      <StepNav steps={steps} label={words.stepsLabel} />
    </section>
  );
}

function nowText(data: FirmCase, words: (typeof firmWords)['en'], day: (at: string) => string): string {
  const text = words.nowText;
  const { promises, turn } = data;
  switch (data.stage) {
    case 'received':
      return text.received(day(promises.reply_by));
    case 'screening':
      return text.screening(day(promises.decide_by));
    case 'info_wait':
      return text.info_wait(data.asked?.questions.length ?? 0);
    case 'accepted':
      return text.accepted(day(promises.meet_by));
    case 'matching':
      return turn.side === 'hospital' && turn.due ? text.matching(day(turn.due)) : words.now;
    case 'proposed':
      return turn.due ? text.proposed(day(turn.due)) : words.now;
    default:
      return words.now;
  }
}
