import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Check } from '../../parts/Choice/Choice';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { faultText } from '../../words/faults';
import { longDay, stamp } from '../../words/format';
import { ActDialog } from '../case/acts/ActDialog';
import { explain, gateReason } from '../case/explain';
import { casePath } from '../case/pages';
import { Section } from '../case/panels/Section';
import { useCase } from '../case/useCase';
import { MatchNav } from './MatchNav';

const CHIPS = {
  syn_waiting: 'them',
  syn_approved: 'done',
  syn_change: 'you',
  syn_outdated: 'old',
} as const;

/**
 * 匿名概要書: what hospitals see before the company may be named, line by line
 * with the field each rests on. It is made from the case; lines can be left
 * out; a line that gives the company away is not made.
 */
export default function SynopsisPage() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, can } = useCase();
  const w = words.synopsis;
  const { synopsis } = view;
  const [out, setOut] = useState<ReadonlySet<string>>(new Set(synopsis?.left_out ?? []));
  const [asking, setAsking] = useState(false);
  const [leaks, setLeaks] = useState<{ text: string; field: string }[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const missing = view.missing.length > 0 ? gateReason('details', view.number, lang) : null;
  const change = view.messages.findLast((message) => message.from_firm && message.outside);
  const lines = synopsis?.lines ?? [];
  const gone = (synopsis?.left_out ?? []).filter((one) => !lines.some((line) => line.code === one));

  const toggle = (line: string, keep: boolean) => {
    const next = new Set(out);
    if (keep) next.delete(line);
    else next.add(line);
    setOut(next);
  };

  return (
    <>
      <MatchNav page="synopsis" />
      <Section
        title={w.title}
        aside={
          synopsis ? (
            <>
              {w.revision(`${synopsis.revision}`, stamp(synopsis.made_at, lang))}{' '}
              <Chip kind={CHIPS[synopsis.state]}>{code('synopsis_state', synopsis.state, lang)}</Chip>
            </>
          ) : undefined
        }
      >
        <p>{w.lead}</p>
        {missing ? (
          <p>
            {missing.text} {missing.to ? <Go to={missing.to}>{missing.link}</Go> : null}
          </p>
        ) : null}
        {leaks.length > 0 ? (
          <Notice kind="err" title={w.leakTitle}>
            <ul className="bullets">
              {leaks.map((leak) => (
                <li key={`${leak.field} ${leak.text}`}>
                  {code('field', leak.field, lang)}: {leak.text}{' '}
                  <Go to={casePath(view.number, 'consultation')}>{w.leakFix}</Go>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {refused ? (
          <p className="err" role="alert">
            {refused}
          </p>
        ) : null}
        {synopsis?.state === 'syn_change' && change ? (
          <div className="stack-2">
            <p className="b">{w.changeAsked}</p>
            <blockquote className="as-typed" lang={change.lang}>
              {change.text}
            </blockquote>
          </div>
        ) : null}
        {synopsis?.approved_at && synopsis.state === 'syn_approved' ? (
          <p>{w.approvedOn(longDay(synopsis.approved_at, lang))}</p>
        ) : null}
        {lines.length > 0 ? (
          <table className="synopsis-table">
            <caption className="vh">{w.title}</caption>
            <thead>
              <tr>
                <th scope="col">{w.ja}</th>
                <th scope="col">{w.en}</th>
                <th scope="col">{w.source}</th>
                <th scope="col">{w.keep}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.code}>
                  <td lang="ja">{line.ja}</td>
                  <td lang="en">{line.en}</td>
                  <td className="t14">{code('field', line.source, lang)}</td>
                  <td>
                    {can('draft_synopsis') ? (
                      <Check
                        checked={!out.has(line.code)}
                        onChange={(keep) => toggle(line.code, keep)}
                        label={
                          <>
                            {w.show}
                            <span className="vh"> {lang === 'ja' ? line.ja : line.en}</span>
                          </>
                        }
                      />
                    ) : (
                      w.show
                    )}
                  </td>
                </tr>
              ))}
              {gone.map((one) => (
                <tr key={one}>
                  <td colSpan={3} className="soft">
                    {w.leftOut(w.lines[one as keyof typeof w.lines] ?? one)}
                  </td>
                  <td>
                    {can('draft_synopsis') ? (
                      <Check
                        checked={!out.has(one)}
                        onChange={(keep) => toggle(one, keep)}
                        label={
                          <>
                            {w.show}
                            <span className="vh"> {w.lines[one as keyof typeof w.lines] ?? one}</span>
                          </>
                        }
                      />
                    ) : (
                      w.notShown
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p className="soft">{w.none}</p>
        )}
        {can('draft_synopsis') && !missing ? (
          <p className="form-acts">
            <Button kind="solid" onClick={() => setAsking(true)}>
              {synopsis ? w.makeAgain : w.make}
            </Button>
          </p>
        ) : null}
      </Section>
      {asking ? (
        <MakeDialog out={out} onClose={() => setAsking(false)} onLeaks={setLeaks} onRefused={setRefused} />
      ) : null}
    </>
  );
}

function MakeDialog({
  out,
  onClose,
  onLeaks,
  onRefused,
}: {
  out: ReadonlySet<string>;
  onClose: () => void;
  onLeaks: (leaks: { text: string; field: string }[]) => void;
  onRefused: (text: string | null) => void;
}) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, act } = useCase();
  const w = words.synopsis;
  return (
    <ActDialog
      title={w.sendTitle}
      confirm={w.send}
      send={async (version) => {
        onLeaks([]);
        onRefused(null);
        try {
          await act('synopsis', { leave_out: [...out] }, version);
        } catch (error) {
          // What would give the company away is mended on the page, not in this dialog.
          if (error instanceof Problem && error.faults.length > 0) {
            onLeaks(
              error.faults.map((fault) => ({
                field: fault.pointer.slice(1),
                text: faultText(fault, { label: code('field', fault.pointer.slice(1), lang) }, lang),
              })),
            );
            return;
          }
          if (error instanceof Problem && error.status === 412) throw error;
          onRefused(explain(error, view.number, lang).text);
        }
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{w.sendBody(view.people.length === 1 ? '1' : `${view.people.length}`)}</p>
          {out.size > 0 ? <p>{w.without(`${out.size}`)}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
