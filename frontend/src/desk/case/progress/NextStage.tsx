import type { ReactNode } from 'react';
import { useLang, useWords } from '../../../app/place';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { type DialogName, useDialog } from '../acts/useDialog';
import { gateReason } from '../explain';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import { newestSites, openRound } from '../sites';
import { useCase } from '../useCase';

/** What the next stage still needs, with a way there; where its gate is reached, the question whether to go on. */
export function NextStage() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const dialog = useDialog();
  const { view, can } = useCase();
  const w = words.nextStage;
  const content = say();
  if (!content) return null;
  return (
    <Section title={w.title}>
      <div className="next-stage">{content}</div>
    </Section>
  );

  function say(): ReactNode {
    const to = (page: string, label: string) => (
      <LinkButton size="s" to={casePath(view.number, page)}>
        {label}
      </LinkButton>
    );
    const open = (name: DialogName, label: string) => (
      <Button size="s" onClick={() => dialog.open(name)}>
        {label}
      </Button>
    );
    switch (view.stage) {
      case 'received':
      case 'screening':
        return can('accept') ? (
          <>
            <p>{w.decide}</p>
            {open('accept', w.acceptButton)}
          </>
        ) : null;
      case 'info_wait':
        return (
          <>
            <p>{w.infoWait(`${view.asked?.questions.length ?? 0}`)}</p>
            <ol className="numbered">
              {view.asked?.questions.map((question) => (
                <li key={question.text} lang="en">
                  {question.text}
                </li>
              ))}
            </ol>
            {can('answer') ? open('answers', w.answersButton) : null}
          </>
        );
      case 'accepted':
        return (
          <>
            <p>{w.firstContact}</p>
            {can('record_contact') ? to('support/record', words.recordContact) : null}
          </>
        );
      case 'in_consultation':
        return beforeTheRound(to);
      case 'matching': {
        const round = openRound(view);
        return round ? (
          <>
            <p>
              {w.roundOpen(`${round.sites.length}`, `${round.sites.filter((site) => site.answer).length}`)}
            </p>
            {to(`rounds/${round.no}`, w.showRound)}
          </>
        ) : (
          <>
            <p>{w.propose(`${newestSites(view).length}`)}</p>
            {can('propose') ? to('proposal', w.proposeButton) : null}
          </>
        );
      }
      case 'proposed':
        return (
          <>
            <p>{w.selection}</p>
            {can('select') ? to('selection', w.selectionButton) : null}
          </>
        );
      case 'site_selected':
      case 'startup': {
        const name = view.stage === 'site_selected' ? 'start_up' : 'run';
        if (view.gate) {
          const reason = gateReason(view.gate, view.number, lang);
          return (
            <>
              <p>{reason.text}</p>
              {reason.to ? (
                <LinkButton size="s" to={reason.to}>
                  {reason.link}
                </LinkButton>
              ) : null}
            </>
          );
        }
        return can(name) ? (
          <>
            <p>{w.reached[name]}</p>
            {open(name, w.reachedButton[name])}
          </>
        ) : null;
      }
      default:
        return null;
    }
  }

  function beforeTheRound(to: (page: string, label: string) => ReactNode): ReactNode {
    if (view.missing.length > 0) {
      return (
        <>
          <p>{w.missing(`${view.missing.length}`)}</p>
          <ul className="bullets">
            {view.missing.map((field) => (
              <li key={field}>{code('field', field, lang)}</li>
            ))}
          </ul>
          {to('consultation', w.detailsButton)}
        </>
      );
    }
    switch (view.synopsis?.state) {
      case 'syn_approved':
        return (
          <>
            <p>{w.round}</p>
            {to('match', w.matchButton)}
          </>
        );
      case 'syn_waiting':
        return (
          <>
            <p>{w.synopsisWaiting}</p>
            {to('synopsis', w.synopsisShow)}
          </>
        );
      default:
        return (
          <>
            <p>{view.synopsis ? w.synopsisAgain : w.synopsis}</p>
            {to('synopsis', w.synopsisButton)}
          </>
        );
    }
  }
}
