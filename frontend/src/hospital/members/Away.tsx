import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Notice } from '../../parts/Notice/Notice';
import { personName, tableDay } from '../../words/format';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { useAbsences } from '../api';
import { Load } from '../shared/Load';
import type { Absence } from '../types';
import { usePlaceOfWork } from '../who';
import { AwayForm } from './AwayForm';
import type { Colleague } from './colleagues';
import { useMemberAct } from './useMemberAct';

/** Who is away and who stands in; everybody enters their own, managers anybody’s. */
export function Away({ people }: { people: readonly Colleague[] }) {
  const words = useWords(hospitalmembersWords).away;
  const about = useWords(hospitalmembersWords).about;
  const lang = useLang();
  const { manager, me } = usePlaceOfWork();
  const absences = useAbsences();
  const [told, tell] = useState('');
  const [taking, take] = useState<Absence | null>(null);
  const nameOf = (name: Absence['person']) => (name ? personName(name, lang) : '');
  const span = ({ first, last }: Absence) =>
    first === last ? tableDay(first, lang) : words.span(tableDay(first, lang), tableDay(last, lang));
  const mine = (one: Absence) => manager || one.person?.id === me.person?.id;
  return (
    <section className="stack" aria-labelledby="away">
      <div className="sec-head">
        <h2 id="away">{words.title}</h2>
      </div>
      <p className="soft">{words.lead}</p>
      {told ? <Notice kind="ok" title={told} /> : null}
      <Load query={absences} lines={2}>
        {(rows) => (
          <DataTable
            caption={words.caption}
            rows={rows}
            rowKey={(one) => one.id}
            empty={<EmptyState title={words.empty} />}
            columns={[
              { key: 'who', title: words.person, head: true, cell: (one) => nameOf(one.person) },
              { key: 'deputy', title: words.deputy, cell: (one) => nameOf(one.deputy) },
              {
                key: 'days',
                title: words.days,
                cell: (one) =>
                  [span(one), one.now ? words.now : ''].filter(Boolean).join(lang === 'ja' ? '　' : ' · '),
              },
              {
                key: 'acts',
                title: words.acts,
                cell: (one) =>
                  mine(one) ? (
                    <button type="button" className="act" onClick={() => take(one)}>
                      {words.takeBack}
                      <span className="vh">{about(nameOf(one.person))}</span>
                    </button>
                  ) : null,
              },
            ]}
          />
        )}
      </Load>
      <TakeBack
        absence={taking}
        text={taking ? [nameOf(taking.person), span(taking)].join(lang === 'ja' ? '　' : ', ') : ''}
        onClose={() => take(null)}
        onDone={() => tell(words.takenBack)}
      />
      <AwayForm people={people} onDone={tell} />
    </section>
  );
}

function TakeBack({
  absence,
  text,
  onClose,
  onDone,
}: {
  absence: Absence | null;
  text: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const words = useWords(hospitalmembersWords).away;
  const { run, busy, problem } = useMemberAct();
  const done = () => {
    onDone();
    onClose();
  };
  return (
    <Dialog
      open={absence !== null}
      title={words.takeBackTitle}
      confirm={words.takeBackDo}
      busy={busy}
      onConfirm={() => absence && void run((api) => api.takeBackAbsence(absence.id), done)}
      onClose={onClose}
    >
      <p>{text}</p>
      <p>{words.takeBackBody}</p>
      {problem ? <Notice kind="err" title={problem} /> : null}
    </Dialog>
  );
}
