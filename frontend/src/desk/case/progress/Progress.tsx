import { useEffect } from 'react';
import { useLang, useWords } from '../../../app/place';
import { StepNav } from '../../../parts/StepNav/StepNav';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { monthDay, shortDay } from '../../../words/format';
import { Section } from '../panels/Section';
import { WithAside } from '../tabs/Aside';
import type { DeskCase } from '../types';
import { useCase } from '../useCase';
import { Milestones } from './Milestones';
import { NextStage } from './NextStage';
import { Talk } from './Talk';

/** 進捗状況: the stages with the days in each, what the next one needs, milestones, clocks, the talk. */
export default function Progress() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const entered = entries(view);
  const now = STAGES.indexOf(view.stage as Stage);
  useEffect(() => {
    // The page came with a chunk of its own: the browser looked for the anchor too early.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <Section title={words.stages}>
        <StepNav
          label={words.stages}
          steps={STAGES.map((stage, place) => {
            const at = entered.get(stage);
            return {
              label: code('stage', stage, lang),
              state: place < now ? 'done' : place === now ? 'now' : 'next',
              detail: at && place <= now ? monthDay(at, lang) : undefined,
            };
          })}
        />
        {now < 0 ? (
          <p>{words.leftTheRoad(code('stage', view.stage, lang), shortDay(view.stage_since, lang))}</p>
        ) : null}
      </Section>
      <WithAside>
        <NextStage />
        <Milestones />
      </WithAside>
      <Talk />
    </>
  );
}

const STAGES = [
  'received',
  'screening',
  'accepted',
  'in_consultation',
  'matching',
  'proposed',
  'site_selected',
  'startup',
  'running',
  'closed',
] as const;

type Stage = (typeof STAGES)[number];

const ENTERED_BY: Record<string, Stage> = {
  submit: 'received',
  register: 'received',
  take: 'screening',
  accept: 'accepted',
  open_round: 'matching',
  propose: 'proposed',
  select: 'site_selected',
  start_up: 'startup',
  run: 'running',
  close: 'closed',
};

// When each stage was first entered, read from the history (newest first).
function entries(view: DeskCase): Map<Stage, string> {
  const entered = new Map<Stage, string>();
  for (const line of view.history) {
    const stage =
      line.event === 'record_contact' && line.params.class === 'substantive'
        ? 'in_consultation'
        : ENTERED_BY[line.event];
    if (stage) entered.set(stage, line.at);
  }
  entered.set('received', view.received_at);
  if ((STAGES as readonly string[]).includes(view.stage) && !entered.has(view.stage as Stage)) {
    entered.set(view.stage as Stage, view.stage_since);
  }
  return entered;
}
