import { code } from '../../words/code';
import { deskcaseWords } from '../../words/deskcase';
import { longDay } from '../../words/format';
import type { Lang } from '../../words/words';
import type { HistoryView } from './types';

/** What a line of the history says after the name: “asked 3 questions”, 「3項目の回答を依頼しました」. */
export function sentence(line: Pick<HistoryView, 'event' | 'params' | 'role'>, lang: Lang): string {
  const words = deskcaseWords[lang].did;
  const { params: p } = line;
  const usual = code('event', line.event, lang);
  const day = (date: string | undefined) => (date ? longDay(date, lang) : '');
  switch (line.event) {
    case 'ask':
      return p.n ? words.ask(p.n) : usual;
    case 'decline':
      return p.reason ? words.decline(code('exit_reason', p.reason, lang)) : usual;
    case 'absorb':
      return p.ref ? words.absorb(p.ref) : usual;
    case 'hold':
      return p.review_on ? words.hold(day(p.review_on)) : usual;
    case 'record_contact':
      return p.class ? words.contact(code('content_class', p.class, lang)) : usual;
    case 'draft_synopsis':
      return p.revision ? words.synopsis(p.revision) : usual;
    case 'approve_synopsis':
      return p.revision ? words.approved(p.revision) : usual;
    case 'record_basis':
      return p.hospital && p.kind ? words.basis(p.hospital, code('basis_kind', p.kind, lang)) : usual;
    case 'open_round':
      return p.no && p.n ? words.round(p.no, p.n) : usual;
    case 'close_round':
      return p.no ? words.closedRound(p.no) : usual;
    case 'answer_round':
      return p.hospital
        ? words.answered(p.hospital, p.state ? code('site_state', p.state, lang) : '')
        : usual;
    case 'propose':
      return p.n ? words.propose(p.n) : usual;
    case 'select':
      return p.n ? words.select(p.n) : usual;
    case 'contract':
      return p.hospital && p.stage
        ? words.contract(p.hospital, code('contract_stage', p.stage, lang), code('ball', p.ball ?? '', lang))
        : usual;
    case 'milestone':
      return p.kind ? words.milestone(code('milestone', p.kind, lang), day(p.date)) : usual;
    case 'close':
      return p.outcome ? words.close(code('outcome', p.outcome, lang)) : usual;
    case 'undo':
      return p.event ? words.undo(code('event', p.event, lang)) : usual;
    default:
      return usual;
  }
}

/** The same after a name: English goes on in small letters. */
export function sentenceAfterName(line: Parameters<typeof sentence>[0], lang: Lang): string {
  const said = sentence(line, lang);
  return lang === 'en' ? said.charAt(0).toLowerCase() + said.slice(1) : said;
}
