import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { faultText } from '../../words/faults';
import { list, personName } from '../../words/format';
import { ActDialog } from '../case/acts/ActDialog';
import { readPreview } from '../case/api';
import { explain } from '../case/explain';
import { casePath } from '../case/pages';
import { Section } from '../case/panels/Section';
import type { PreviewLine } from '../case/types';
import { useCase } from '../case/useCase';

/**
 * The text as it would be made now. Each line can be left out; one that names
 * the company or product shows the word, and the text waits until the field
 * is corrected or the line left out.
 */
export function SynopsisDraft() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const w = words.synopsis;
  const preview = useQuery({
    queryKey: ['desk', 'synopsis', view.number, view.version],
    queryFn: () => readPreview(view.number),
  });
  const [out, setOut] = useState<ReadonlySet<string>>(new Set(view.synopsis?.left_out ?? []));
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(false);
  if (preview.error) return <p className="err">{explain(preview.error, view.number, lang).text}</p>;
  if (!preview.data) return <Skeleton lines={8} onRetry={() => void preview.refetch()} />;
  const leaks = preview.data.filter((one) => one.names.length > 0 && !out.has(one.line.code));
  const toggle = (line: string, keep: boolean) => {
    const next = new Set(out);
    if (keep) next.delete(line);
    else next.add(line);
    setOut(next);
    setRefused(false);
  };
  const press = () => (leaks.length > 0 ? setRefused(true) : setAsking(true));
  return (
    <Section title={w.draftTitle}>
      <p>{w.lead}</p>
      <section className="scroll-box" aria-label={w.draftTable}>
        <table className="synopsis-table">
          <thead>
            <tr>
              <th scope="col">{w.ja}</th>
              <th scope="col">{w.en}</th>
              <th scope="col">{w.source}</th>
              <th scope="col">{w.keep}</th>
            </tr>
          </thead>
          <tbody>
            {preview.data.map((one) => (
              <Line
                key={one.line.code}
                made={one}
                shown={!out.has(one.line.code)}
                onShow={(keep) => toggle(one.line.code, keep)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {refused && leaks.length > 0 ? (
        <p className="err" role="alert">
          {w.leakTitle}
        </p>
      ) : null}
      <p className="form-acts">
        <Button kind="solid" onClick={press}>
          {w.make}
        </Button>
      </p>
      {asking ? <SendDialog out={out} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function Line({
  made,
  shown,
  onShow,
}: {
  made: PreviewLine;
  shown: boolean;
  onShow: (keep: boolean) => void;
}) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const w = words.synopsis;
  const { line, names } = made;
  const field = code('field', line.source, lang);
  return (
    <tr className={shown ? undefined : 'left-out'}>
      <td lang="ja">{line.ja}</td>
      <td lang="en">
        {line.en}
        {names.map((word) => (
          <p className="leak" key={word} lang={lang}>
            <Icon name="alert" />
            <span>
              {faultText({ code: 'name_in_synopsis', params: { word } }, { label: field }, lang)}{' '}
              <Go to={casePath(view.number, 'consultation')}>{w.leakFix}</Go>
            </span>
          </p>
        ))}
      </td>
      <td className="t14">{field}</td>
      <td>
        <Check
          checked={shown}
          onChange={onShow}
          label={
            <>
              {w.show}
              <span className="vh"> {lang === 'ja' ? line.ja : line.en}</span>
            </>
          }
        />
      </td>
    </tr>
  );
}

function SendDialog({ out, onClose }: { out: ReadonlySet<string>; onClose: () => void }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, act } = useCase();
  const w = words.synopsis;
  return (
    <ActDialog
      title={w.sendTitle}
      confirm={w.send}
      send={(version) => act('synopsis', { leave_out: [...out] }, version)}
      onClose={onClose}
    >
      {() => (
        <>
          <p>
            {w.sendBody(
              list(
                view.people.map((one) => personName(one.name, lang)),
                lang,
              ),
            )}
          </p>
          {view.synopsis?.state === 'syn_approved' ? <p>{w.approvalEnds}</p> : null}
          {out.size > 0 ? <p>{w.without(`${out.size}`)}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
