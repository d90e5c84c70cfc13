import { Problem } from '../../api/problem';
import { code } from '../../words/code';
import { deskcaseWords } from '../../words/deskcase';
import { problemText } from '../../words/faults';
import type { Lang } from '../../words/words';
import { casePath } from './pages';

/** Why an act was refused, and the page on which to do what is missing. */
interface Reason {
  text: string;
  to?: string;
  link?: string;
}

const GATE_PAGES: Partial<Record<string, string>> = {
  details: 'consultation',
  synopsis_approved: 'synopsis',
  newer_text: 'synopsis',
  round_closed: 'rounds',
  selection: 'selection',
  contract_opened: 'contracts',
  contract_executed: 'contracts',
  ctn: 'progress#milestones',
  irb: 'progress#milestones',
  started: 'progress#milestones',
  outcome: 'progress#milestones',
};

/** What a gate lacks (words 36), with the page that mends it. */
export function gateReason(gate: string, number: string, lang: Lang): Reason {
  const words = deskcaseWords[lang];
  const known: Partial<Record<string, string>> = words.gates;
  const page = GATE_PAGES[gate];
  return {
    text: known[gate] ?? problemText({ code: 'gate' }, lang),
    ...(page ? { to: casePath(number, page), link: words.goThere } : {}),
  };
}

/** What to show for anything an act threw. */
export function explain(error: unknown, number: string, lang: Lang): Reason {
  if (!(error instanceof Problem)) return { text: problemText({ code: 'server' }, lang) };
  if (error.code === 'gate') return gateReason(String(error.params.gate), number, lang);
  const stage = error.params.stage;
  return {
    text: problemText(
      {
        code: error.code,
        params: stage ? { ...error.params, stage: code('stage', String(stage), lang) } : {},
      },
      lang,
    ),
  };
}
