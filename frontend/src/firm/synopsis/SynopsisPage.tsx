import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Phrased } from '../../parts/Fill/Fill';
import { code } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { list } from '../../words/format';
import { plain } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { useTheCase } from '../theCase';
import type { SynopsisView } from '../types';
import { useWhen } from '../when';

const CHIPS: Record<string, ChipKind> = {
  syn_waiting: 'stage',
  syn_approved: 'done',
  syn_change: 'them',
  syn_outdated: 'old',
};

/** F7: the text hospitals see first, line by line with where each line comes from. */
export default function SynopsisPage() {
  const words = useWords(firmpagesWords).synopsis;
  const { data } = useTheCase();
  useTitle(`${data.number} ${plain(words.title)}`);
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="synopsis">
        <div className="sec-head">
          <h2 id="synopsis">
            <Phrased text={words.title} />
          </h2>
        </div>
        <p>{words.lead}</p>
        {data.synopsis ? <Text synopsis={data.synopsis} /> : <EmptyState title={words.none} />}
      </section>
    </>
  );
}

function Text({ synopsis }: { synopsis: SynopsisView }) {
  const words = useWords(firmpagesWords).synopsis;
  const lang = useLang();
  const when = useWhen();
  const { may } = useTheCase();
  const codes: Readonly<Record<string, string>> = words.codes;
  const state = {
    syn_waiting: words.waiting,
    syn_approved: synopsis.approved_at ? words.approvedOn(when.day(synopsis.approved_at)) : words.approved,
    syn_change: words.change,
    syn_outdated: words.outdated,
  }[synopsis.state];
  const other = lang === 'en' ? 'ja' : 'en';
  return (
    <>
      <p className="row row-3 note-line">
        <Chip kind={CHIPS[synopsis.state] ?? 'stage'}>{code('synopsis_state', synopsis.state, lang)}</Chip>
        <span>{words.revision(synopsis.revision)}</span>
      </p>
      {state ? <p className="note-line">{state}</p> : null}
      <div className="note-line two-texts">
        <DataTable
          caption={words.caption}
          rows={synopsis.lines}
          rowKey={(line) => line.code}
          columns={[
            { key: 'line', title: words.line, head: true, cell: (line) => codes[line.code] ?? line.code },
            {
              key: 'text',
              title: words.text,
              cell: (line) => (
                <>
                  {line[lang]}
                  {line[other] === line[lang] ? null : <small lang={other}>{line[other]}</small>}
                </>
              ),
            },
            { key: 'source', title: words.source, cell: (line) => code('field', line.source, lang) },
          ]}
        />
      </div>
      {synopsis.left_out.length > 0 ? (
        <p className="t14 soft note-line">
          {words.leftOut}:{' '}
          {list(
            synopsis.left_out.map((one) => codes[one] ?? one),
            lang,
          )}
        </p>
      ) : null}
      {may('approve_synopsis') && synopsis.state === 'syn_waiting' ? <Decide synopsis={synopsis} /> : null}
      <p className="note-line no-print">
        <button type="button" className="act" onClick={() => window.print()}>
          {words.print}
        </button>
      </p>
    </>
  );
}

function Decide({ synopsis }: { synopsis: SynopsisView }) {
  const words = useWords(firmpagesWords).synopsis;
  const { data, act, busy } = useTheCase();
  const [asking, setAsking] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [text, setText, forget] = useKept(`synopsis-${data.number}-${synopsis.revision}`, '');
  const faults = useFaults({ '/text': { label: words.askLabel, id: 'synopsis-change' } });
  const approve = async () => {
    try {
      await act('synopsis/approval', { revision: synopsis.revision });
    } catch (error) {
      faults.caught(error);
    }
    setConfirming(false);
  };
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === '') return faults.show([{ pointer: '/text', code: 'required' }]);
    try {
      await act('synopsis/change', { text });
      forget();
    } catch (error) {
      faults.caught(error);
    }
  };
  return (
    <div className="note-line no-print">
      <ErrorSummary errors={faults.items} round={faults.round} />
      <div className="row row-3">
        <Button kind="solid" onClick={() => setConfirming(true)}>
          {words.approve}
        </Button>
        {asking ? null : <Button onClick={() => setAsking(true)}>{words.ask}</Button>}
      </div>
      {asking ? (
        <form noValidate onSubmit={change} className="narrow request-form stack">
          <Textarea
            id="synopsis-change"
            label={words.askLabel}
            hint={words.askHint}
            bare
            size="m"
            value={text}
            onChange={setText}
            error={faults.at('/text')}
          />
          <Button type="submit" busy={busy}>
            {words.askSend}
          </Button>
        </form>
      ) : null}
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={plain(words.approveTitle)}
        confirm={words.approve}
        onConfirm={() => void approve()}
        busy={busy}
      >
        <p>{words.approveText}</p>
      </Dialog>
    </div>
  );
}
