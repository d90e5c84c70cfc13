import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { FurtherControl } from '../../forms/FurtherControl';
import type { FurtherValue } from '../../forms/further';
import { SynopsisLines } from '../../forms/SynopsisLines';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Check, RadioGroup } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { NumberInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { Phrased } from '../../parts/Fill/Fill';
import { Crashed } from '../../parts/Frame/messages';
import { Notice } from '../../parts/Notice/Notice';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { expertreplyWords } from '../../words/expertreply';
import { stamp } from '../../words/format';
import { rareChoices, rareCode } from '../../words/rarecode';
import { plain } from '../../words/words';

type Request = components['schemas']['ExpertRequest'];
type Reply = components['schemas']['Reply'];

/** As the server holds it. */
const REMARK_MAX = 2000;

/** What one expert was asked, and the reply; open to whoever holds the link of the mail. */
export default function ExpertReply({ token, onDead }: { token: string; onDead: () => void }) {
  const words = useWords(expertreplyWords);
  const path = `/api/links/${encodeURIComponent(token)}/expert`;
  const key = ['link', token, 'expert'];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => call<Request>('GET', path),
    retry: false,
  });
  useTitle(plain(words.title));
  if (data) return <Asked asked={data} path={path} cacheKey={key} onDead={onDead} onLook={refetch} />;
  return error ? <Crashed onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
}

interface Props {
  asked: Request;
  path: string;
  cacheKey: readonly string[];
  onDead: () => void;
  onLook: () => Promise<unknown>;
}

function Asked(props: Props) {
  const { asked } = props;
  const words = useWords(expertreplyWords);
  const lang = useLang();
  const [sent, setSent] = useState(false);
  return (
    <div className="stack">
      <h1>
        <Phrased text={words.title} />
      </h1>
      {!asked.open ? (
        <Notice kind="info" title={words.closed}>
          <p>{asked.reply ? words.closedSaid : words.closedNone}</p>
        </Notice>
      ) : sent || asked.reply ? (
        <Notice kind="ok" title={asked.state === 'declined' ? words.doneDeclined : words.doneTitle}>
          <p>{words.done}</p>
        </Notice>
      ) : (
        <p>{words.lead(asked.name)}</p>
      )}
      {asked.open ? <p className="b">{words.due(stamp(asked.due, lang))}</p> : null}
      <p className="t14 soft">
        {words.number} {asked.number}
      </p>
      <ul className="dots">
        {words.readers.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <section className="stack" aria-labelledby="plan">
        <h2 id="plan">{words.plan}</h2>
        <SynopsisLines lines={asked.text} />
      </section>
      {asked.open ? (
        <Form key={asked.version} {...props} onSent={() => setSent(true)} />
      ) : asked.reply ? (
        <p className="b">{verdictOf(asked.reply, lang)}</p>
      ) : null}
    </div>
  );
}

function verdictOf(reply: Reply, lang: 'ja' | 'en'): string {
  return reply.reply === 'answer'
    ? rareCode('verdict', reply.verdict, lang)
    : rareCode('expert_decline', reply.reason, lang);
}

const NOTHING = {
  reply: null as string | null,
  interests: null as boolean | null,
  interests_note: '',
  verdict: null as string | null,
  practice: null as string | null,
  patients: '',
  basis: '',
  obstacles: '',
  hospitals: '',
  further: {} as Record<string, FurtherValue>,
  talk: false,
  reason: null as string | null,
  note: '',
};
type Typed = typeof NOTHING;

/** What was sent before, as it is typed. */
function typedOf(reply: Reply | null | undefined): Typed {
  if (!reply) return NOTHING;
  if (reply.reply === 'decline') {
    return { ...NOTHING, reply: 'decline', reason: reply.reason, note: reply.note ?? '' };
  }
  return {
    ...NOTHING,
    ...reply,
    interests_note: reply.interests_note ?? '',
    patients: typeof reply.patients === 'number' ? `${reply.patients}` : '',
    basis: reply.basis ?? '',
    obstacles: reply.obstacles ?? '',
    hospitals: reply.hospitals ?? '',
  };
}

/** What goes out: only what belongs to the chosen reply. */
function bodyOf(typed: Typed): Record<string, unknown> {
  const { reply, reason, note, ...answer } = typed;
  return reply === 'decline' ? { reply, reason, note } : { reply, ...answer };
}

function Form({ asked, path, cacheKey, onDead, onLook, onSent }: Props & { onSent: () => void }) {
  const words = useWords(expertreplyWords);
  const lang = useLang();
  const cache = useQueryClient();
  const kept = `${asked.number}:expert:${asked.version}`;
  const [typed, set, forget] = useKept<Typed>(kept, typedOf(asked.reply));
  const [version, setVersion] = useState(asked.version);
  const [elsewhere, setElsewhere] = useState<Reply | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Typed>) => set({ ...typed, ...part });
  const label = (name: 'reply' | 'interests' | 'verdict' | 'practice' | 'reason') => ({
    label: words[name],
    choice: true,
    id: name,
  });
  const faults = useFaults({
    '/reply': label('reply'),
    '/interests': label('interests'),
    '/interests_note': { label: words.interestsNote, id: 'interests_note' },
    '/verdict': label('verdict'),
    '/practice': label('practice'),
    '/patients': { label: words.patients, id: 'patients' },
    '/basis': { label: words.basis, id: 'basis' },
    '/obstacles': { label: words.obstacles, id: 'obstacles' },
    '/hospitals': { label: words.hospitals, id: 'hospitals' },
    '/reason': label('reason'),
    '/note': { label: words.note, id: 'note' },
    ...Object.fromEntries(
      asked.questions.map((one) => [
        `/further/${one.code}`,
        { label: one[lang], id: `further-${one.code}`, choice: one.kind === 'yes_no' },
      ]),
    ),
  });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    faults.clear();
    try {
      const next = await call<Request>('POST', path, { body: { version, reply: bodyOf(typed) } });
      forget();
      onSent();
      cache.setQueryData([...cacheKey], next);
      window.scrollTo(0, 0);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) {
        // What stands typed stays; the next press answers for what is there now.
        setVersion(Number(error.params.version));
        setElsewhere((error.params.current as Reply | null) ?? null);
      } else if (error instanceof Problem && error.status === 410) onDead();
      else {
        faults.caught(error);
        // It closed meanwhile: then the page says so in place of the form.
        if (error instanceof Problem && error.status === 409) await onLook();
      }
    } finally {
      setBusy(false);
    }
  };
  const area = (name: 'basis' | 'obstacles' | 'hospitals' | 'note', more: object = {}) => (
    <Textarea
      id={name}
      label={words[name]}
      bare
      readers={words.deskOnly}
      rows={3}
      max={REMARK_MAX}
      value={typed[name]}
      error={faults.at(`/${name}`)}
      onChange={(text) => change({ [name]: text })}
      {...more}
    />
  );
  const changes = typed.verdict !== null && typed.verdict !== 'feasible';
  return (
    <section className="stack" aria-labelledby="form">
      <h2 id="form">{words.form}</h2>
      <form noValidate className="stack" onSubmit={(event) => void send(event)}>
        <ErrorSummary errors={faults.items} round={faults.round} />
        {elsewhere ? (
          <Notice kind="info" title={words.elsewhere}>
            <p>{words.elsewhereSaid(verdictOf(elsewhere, lang))}</p>
          </Notice>
        ) : null}
        <RadioGroup
          id="reply"
          label={words.reply}
          required
          error={faults.at('/reply')}
          options={[
            { value: 'answer', label: words.replies.answer },
            { value: 'decline', label: words.replies.decline },
          ]}
          value={typed.reply}
          onChange={(reply) => change({ reply })}
        />
        {typed.reply === 'decline' ? (
          <>
            <RadioGroup
              id="reason"
              label={words.reason}
              required
              error={faults.at('/reason')}
              options={rareChoices('expert_decline', lang)}
              value={typed.reason}
              onChange={(reason) => change({ reason })}
            />
            {area('note')}
            <Button type="submit" kind="solid" busy={busy} block>
              {words.decline}
            </Button>
          </>
        ) : typed.reply === 'answer' ? (
          <>
            <RadioGroup
              id="verdict"
              label={words.verdict}
              required
              error={faults.at('/verdict')}
              options={rareChoices('verdict', lang)}
              value={typed.verdict}
              onChange={(verdict) => change({ verdict })}
            />
            {area('obstacles', {
              label: changes ? words.obstacles : words.obstaclesOptional,
              hint: words.obstaclesHint,
              bare: !changes,
              required: changes,
            })}
            <RadioGroup
              id="practice"
              label={words.practice}
              required
              error={faults.at('/practice')}
              options={rareChoices('practice', lang)}
              value={typed.practice}
              onChange={(practice) => change({ practice })}
            />
            <NumberInput
              id="patients"
              label={words.patients}
              hint={words.patientsHint}
              bare
              size="m"
              value={typed.patients}
              error={faults.at('/patients')}
              onChange={(patients) => change({ patients })}
            />
            {area('basis')}
            {area('hospitals')}
            {asked.questions.map((question) => (
              <FurtherControl
                key={question.code}
                question={question}
                bare={false}
                value={typed.further[question.code]}
                error={faults.at(`/further/${question.code}`)}
                onChange={(next) => change({ further: { ...typed.further, [question.code]: next } })}
              />
            ))}
            <RadioGroup
              id="interests"
              label={words.interests}
              hint={words.interestsHint}
              required
              error={faults.at('/interests')}
              inline
              options={[
                { value: 'yes', label: words.yes },
                { value: 'no', label: words.no },
              ]}
              value={typed.interests === null ? null : typed.interests ? 'yes' : 'no'}
              onChange={(next) => change({ interests: next === 'yes' })}
            />
            {typed.interests ? (
              <Textarea
                id="interests_note"
                label={words.interestsNote}
                required
                readers={words.deskOnly}
                patientLine={false}
                rows={3}
                max={REMARK_MAX}
                value={typed.interests_note}
                error={faults.at('/interests_note')}
                onChange={(interests_note) => change({ interests_note })}
              />
            ) : null}
            <Check checked={typed.talk} onChange={(talk) => change({ talk })} label={words.talk} />
            <Button type="submit" kind="solid" busy={busy} block>
              {asked.reply ? words.sendAgain : words.send}
            </Button>
          </>
        ) : null}
      </form>
    </section>
  );
}
