import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { longDay, stamp } from '../../words/format';
import { gateReason } from '../case/explain';
import { Section } from '../case/panels/Section';
import { useCase } from '../case/useCase';
import { MatchNav } from './MatchNav';
import { SynopsisDraft } from './SynopsisDraft';

const CHIPS = {
  syn_waiting: 'them',
  syn_approved: 'done',
  syn_change: 'you',
  syn_outdated: 'old',
} as const;

/**
 * 匿名概要書: what hospitals see before the company may be named. Above, the
 * text as it was last sent for approval; below, the text as it would be made
 * now from the case, line by line, before anything is sent.
 */
export default function SynopsisPage() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, can } = useCase();
  const w = words.synopsis;
  const missing = view.missing.length > 0 ? gateReason('details', view.number, lang) : null;
  return (
    <>
      <MatchNav page="synopsis" />
      {view.synopsis ? <Sent /> : null}
      {missing ? (
        <Section title={w.draftTitle}>
          <p>
            {missing.text} {missing.to ? <Go to={missing.to}>{missing.link}</Go> : null}
          </p>
        </Section>
      ) : can('draft_synopsis') ? (
        <SynopsisDraft key={view.version} />
      ) : view.synopsis ? null : (
        <p className="soft">{w.none}</p>
      )}
    </>
  );
}

function Sent() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const w = words.synopsis;
  const synopsis = view.synopsis;
  if (!synopsis) return null;
  const change = view.messages.findLast((message) => message.from_firm && message.outside);
  return (
    <Section
      title={w.title}
      aside={
        <>
          {w.revision(`${synopsis.revision}`, stamp(synopsis.made_at, lang))}{' '}
          <Chip kind={CHIPS[synopsis.state]}>{code('synopsis_state', synopsis.state, lang)}</Chip>
        </>
      }
    >
      {synopsis.state === 'syn_change' && change ? (
        <div className="stack-2">
          <p className="b">{w.changeAsked}</p>
          <blockquote className="as-typed" lang={change.lang}>
            {change.text}
          </blockquote>
        </div>
      ) : null}
      {synopsis.approved_at && synopsis.state === 'syn_approved' ? (
        <p>{w.approvedOn(longDay(synopsis.approved_at, lang))}</p>
      ) : null}
      <dl className="synopsis">
        {synopsis.lines.map((line) => (
          <div key={line.code}>
            <dd lang="ja">{line.ja}</dd>
            <dd lang="en">{line.en}</dd>
          </div>
        ))}
      </dl>
      {synopsis.left_out.length > 0 ? (
        <p className="t14">
          {w.leftOut(
            synopsis.left_out.map((one) => w.lines[one as keyof typeof w.lines] ?? one).join(words.comma),
          )}
        </p>
      ) : null}
    </Section>
  );
}
