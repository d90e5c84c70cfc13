import { code } from '../words/code';
import { firmWords } from '../words/firm';
import { longDay } from '../words/format';
import type { Lang } from '../words/words';
import type { HistoryLine } from './types';

/** One event of the history as a sentence for the company. */
export function eventText(line: HistoryLine, lang: Lang): string {
  const words = firmWords[lang].eventText;
  const p = line.params;
  const plain = code('event', line.event, lang);
  switch (line.event) {
    case 'ask':
    case 'answer':
    case 'open_round':
    case 'propose':
    case 'select':
      return p.n ? words[line.event](p.n) : plain;
    case 'answer_round':
      return p.hospital ? words.answer_round(p.hospital) : plain;
    case 'close':
      return p.outcome ? words.close(code('outcome', p.outcome, lang)) : plain;
    case 'decline':
      return p.reason ? words.decline(code('exit_reason', p.reason, lang)) : plain;
    case 'hold':
      return p.review_on ? words.hold(longDay(p.review_on, lang)) : plain;
    case 'contract':
      return p.hospital && p.stage
        ? words.contract(p.hospital, code('contract_stage', p.stage, lang))
        : plain;
    case 'milestone':
      return p.kind && p.date
        ? words.milestone(code('milestone', p.kind, lang), longDay(p.date, lang))
        : plain;
    case 'undo':
      return p.event ? words.undo(code('event', p.event, lang)) : plain;
    default:
      return plain;
  }
}
