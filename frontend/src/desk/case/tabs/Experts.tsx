import { useState } from 'react';
import { useWords } from '../../../app/place';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { EmptyState } from '../../../parts/EmptyState/EmptyState';
import { deskcaseWords } from '../../../words/deskcase';
import { expertsWords } from '../../../words/experts';
import { AskExperts } from '../../experts/AskExperts';
import { ExpertRound } from '../../experts/ExpertRounds';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import { ContactList } from '../support/ContactList';
import { useCase } from '../useCase';
import { WithAside } from './Aside';

/** 専門家情報: experts who were asked, what they said, and what of it the company was told. */
export default function Experts() {
  const words = useWords(deskcaseWords);
  const own = useWords(expertsWords);
  const { view, can } = useCase();
  const [asking, setAsking] = useState(false);
  const rounds = view.expert_rounds.toReversed();
  const approved = view.synopsis?.state === 'syn_approved';
  const ask =
    can('ask_experts') && approved ? (
      <Button kind="solid" size="s" onClick={() => setAsking(true)}>
        {own.ask}
      </Button>
    ) : can('ask_experts') ? (
      <LinkButton size="s" to={casePath(view.number, 'synopsis')}>
        {own.toText}
      </LinkButton>
    ) : undefined;
  const why = can('ask_experts') ? (approved ? own.noneBody : own.noneText) : own.notYours;
  return (
    <WithAside>
      <Section title={words.tabs.experts}>
        {rounds.length === 0 ? (
          <EmptyState title={own.none} action={ask}>
            {why}
          </EmptyState>
        ) : (
          <div className="stack stack-l">
            {ask ? <p className="no-print">{ask}</p> : null}
            {rounds.map((round, place) => (
              <ExpertRound key={round.no} round={round} newest={place === 0} />
            ))}
          </div>
        )}
      </Section>
      {view.contacts.length > 0 ? (
        <Section title={words.contacts}>
          <ContactList contacts={view.contacts} />
        </Section>
      ) : null}
      {asking ? <AskExperts onClose={() => setAsking(false)} /> : null}
    </WithAside>
  );
}
