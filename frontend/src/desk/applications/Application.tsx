import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useShortcuts } from '../../forms/keys';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Crumbs } from '../../parts/Frame/Frame';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { deskjoiningWords } from '../../words/deskjoining';
import { longDay, personName, stamp } from '../../words/format';
import { joiningWords } from '../../words/joining';
import { code } from '../../words/registercode';
import { Load } from '../Load';
import { Alike } from './Alike';
import { type DeskApplication, isOpen, useApplication } from './api';
import { type Act, Decide } from './Decide';

/** One application: what was sent, who may be the same, questions, and the decision. */
export default function Application() {
  const { application = '' } = useParams();
  const query = useApplication(application);
  return <Load query={query}>{(data) => <Shown data={data} />}</Load>;
}

function Shown({ data }: { data: DeskApplication }) {
  const words = useWords(deskjoiningWords);
  const lang = useLang();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [told, setTold] = useState('');
  const name = lang === 'ja' ? data.sent.name_ja : data.sent.name_en;
  const mayAsk = data.state === 'applied' || data.state === 'answered';
  const mayApprove = mayAsk && data.may_decide;
  useTitle(`${name} ${words.title}`);
  useShortcuts({
    q: () => mayAsk && setAct('question'),
    y: () => mayApprove && setAct('approval'),
  });
  const keep = (next: DeskApplication, sentence: string) => {
    client.setQueryData(['desk', 'applications', data.id], next);
    void client.invalidateQueries({ queryKey: ['desk', 'register'] });
    setTold(sentence);
    setAct(null);
  };
  return (
    <div className="stack">
      <Crumbs crumbs={[{ to: 'desk/applications', label: words.title }, { label: name }]} />
      <div className="row between">
        <h1>{name}</h1>
        <Chip kind={data.state === 'question' ? 'them' : isOpen(data.state) ? 'you' : 'closed'}>
          {code('join_state', data.state, lang)}
        </Chip>
      </div>
      {told ? <Notice kind="ok" title={told} /> : null}
      {isOpen(data.state) ? (
        <section aria-labelledby="actions" className="no-print">
          <h2 id="actions" className="vh">
            {words.actions}
          </h2>
          <div className="row row-3">
            {mayApprove ? (
              <Button kind="solid" hotkey="y" onClick={() => setAct('approval')}>
                {words.approve}
              </Button>
            ) : null}
            {mayAsk ? (
              <Button hotkey="q" onClick={() => setAct('question')}>
                {words.ask}
              </Button>
            ) : null}
            {data.may_decide ? <Button onClick={() => setAct('refusal')}>{words.refuse}</Button> : null}
          </div>
          {data.may_decide ? null : <p className="t14 soft">{words.leadDecides}</p>}
        </section>
      ) : (
        <Outcome data={data} />
      )}
      <Sent data={data} />
      {isOpen(data.state) ? <Alike data={data} /> : null}
      <Talk data={data} />
      {act ? <Decide act={act} data={data} onClose={() => setAct(null)} onDone={keep} /> : null}
    </div>
  );
}

function Outcome({ data }: { data: DeskApplication }) {
  const words = useWords(deskjoiningWords);
  const lang = useLang();
  const at = data.decided_at ? stamp(data.decided_at, lang) : '';
  return (
    <section>
      <p>
        {data.decided_by ? words.decidedBy(personName(data.decided_by, lang), at) : words.decidedAlone(at)}
      </p>
      {data.refusal ? <p className="b">{code('join_refusal', data.refusal, lang)}</p> : null}
      {data.reason ? <p className="pre">{data.reason}</p> : null}
      {data.hospital ? (
        <p>
          <Go to={`desk/hospitals/${data.hospital}`}>{words.toHospital}</Go>
        </p>
      ) : null}
    </section>
  );
}

function Sent({ data }: { data: DeskApplication }) {
  const words = useWords(deskjoiningWords);
  const { fields } = useWords(joiningWords);
  const lang = useLang();
  const { sent } = data;
  const name = lang === 'ja' ? `${sent.family} ${sent.given}` : `${sent.given} ${sent.family}`;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{words.sent}</h2>
      <SummaryList
        rows={[
          { label: fields.name_ja, value: sent.name_ja, lang: 'ja' },
          { label: fields.name_en, value: sent.name_en, lang: 'en' },
          { label: fields.med_inst_code, value: sent.med_inst_code },
          { label: fields.prefecture, value: code('prefecture', sent.prefecture, lang) },
          { label: fields.founder, value: sent.founder ? code('founder', sent.founder, lang) : null },
          {
            label: words.applicant,
            value: [sent.department, sent.post, name].filter(Boolean).join(' '),
          },
          { label: fields.email, value: sent.email },
          {
            label: fields.head_name,
            value: words.headSays(sent.head_name, longDay(sent.head_approved_on, lang)),
          },
          { label: words.columns.at, value: stamp(data.at, lang) },
        ]}
      />
    </section>
  );
}

function Talk({ data }: { data: DeskApplication }) {
  const words = useWords(deskjoiningWords);
  const lang = useLang();
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{words.talk}</h2>
      {data.words.length === 0 ? <p className="soft">{words.talkNone}</p> : null}
      <ul className="lines">
        {data.words.map((word) => (
          <li key={word.at}>
            <div>
              <p className="t14 soft">
                {word.by ? personName(word.by, lang) : words.applicant} {stamp(word.at, lang)}
              </p>
              <p className="pre">{word.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
