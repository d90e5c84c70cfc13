import { useLang, useWords } from '../../../app/place';
import { Icon } from '../../../parts/Icon/Icon';
import { code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { deskcaseWords } from '../../../words/deskcase';
import { longDay, personName } from '../../../words/format';
import { useCase } from '../useCase';
import { Counting } from './Counting';
import { Section } from './Section';

/** The eligibility checklist, in its order. */
export const CRITERIA = ['E1', 'E2', 'E3', 'E4', 'E5'] as const;

/** Whether the case was accepted, on which answers, and how it counts. */
export function Acceptance() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const acts = useWords(deskactWords);
  const { view } = useCase();
  const accepted = view.history.find((line) => line.event === 'accept');
  const aside = view.accepted_at
    ? [longDay(view.accepted_at, lang), accepted?.by ? personName(accepted.by, lang) : '']
        .filter(Boolean)
        .join(words.gap)
    : undefined;
  return (
    <Section title={words.acceptance} aside={aside}>
      {view.checklist ? (
        <ul className="checks">
          {CRITERIA.map((one) => {
            const answer = view.checklist?.[one] ?? 'unclear';
            return (
              <li key={one}>
                <Icon name={answer === 'yes' ? 'tick' : answer === 'no' ? 'x' : 'question'} />
                <span>
                  <b>{one}</b> {acts.criteria[one]}
                </span>
                <span>{code('check_answer', answer, lang)}</span>
              </li>
            );
          })}
          <li>
            <Icon name={view.international ? 'tick' : 'x'} />
            <span>{acts.international}</span>
            <span>{code('check_answer', view.international ? 'yes' : 'no', lang)}</span>
          </li>
          <li>
            <Icon name={view.sponsor_disclosed ? 'tick' : 'x'} />
            <span>{acts.disclosed}</span>
            <span>{code('check_answer', view.sponsor_disclosed ? 'yes' : 'no', lang)}</span>
          </li>
        </ul>
      ) : (
        <p className="soft">{words.notAcceptedYet}</p>
      )}
      <Counting />
    </Section>
  );
}
