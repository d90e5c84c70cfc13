import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { SharedAnswers, useRested } from '../../consult/SharedAnswers';
import { LinkButton } from '../../parts/Button/Button';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { TextInput } from '../../parts/Field/inputs';
import { choices } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { useSharedAnswers } from './shared';

/** Every shared answer by theme, and a box to search them. */
export default function Answers() {
  const words = useWords(sharedanswersWords);
  const lang = useLang();
  const [typed, type] = useState('');
  const [composing, setComposing] = useState(false);
  const rested = useRested(typed, composing);
  const found = useSharedAnswers(rested);
  const ask = <LinkButton to="hospital/consult">{words.ask}</LinkButton>;
  return (
    <Page
      area="consult"
      title={words.title}
      crumbs={[{ to: 'hospital/consult', label: words.back }, { label: words.title }]}
    >
      <div className="consult-flow">
        <h1>{words.title}</h1>
        <p className="lead-line">{words.lead}</p>
        <search onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}>
          <TextInput
            id="shared-search"
            label={words.search}
            hint={words.searchHint}
            size="m"
            value={typed}
            onChange={type}
          />
        </search>
        <Load query={found} lines={6}>
          {(answers) =>
            answers.length === 0 ? (
              <EmptyState title={rested ? words.none : words.empty} action={ask}>
                {rested ? words.noneBody : null}
              </EmptyState>
            ) : rested ? (
              <SharedAnswers label={words.title} answers={answers} />
            ) : (
              choices('LB', lang)
                .map((theme) => ({
                  ...theme,
                  answers: answers.filter((one) => one.content.theme === theme.value),
                }))
                .filter((theme) => theme.answers.length > 0)
                .map((theme) => (
                  <section key={theme.value} aria-labelledby={`theme-${theme.value}`}>
                    <h2 id={`theme-${theme.value}`}>{theme.label}</h2>
                    <SharedAnswers label={theme.label} answers={theme.answers} />
                  </section>
                ))
            )
          }
        </Load>
      </div>
    </Page>
  );
}
