import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { Fill, Phrased } from '../../parts/Fill/Fill';
import { Crashed, NotFound } from '../../parts/Frame/messages';
import { Icon } from '../../parts/Icon/Icon';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { longDay, moment, TOKYO, time } from '../../words/format';
import { requestpagesWords } from '../../words/requestpages';
import { plain } from '../../words/words';
import { browserZone, zoneCity } from '../../words/zones';
import { PublicFrame } from '../PublicFrame';
import { calendarFile } from './calendar';
import { readSent, resumeByMail } from './calls';
import type { Sent } from './types';

/** I9: the receipt. It can be opened again at any time. */
export default function SentPage() {
  const words = useWords(requestpagesWords).sent;
  const { number = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['sent', number], queryFn: () => readSent(number) });
  useTitle(words.titleRef(number));
  if (data) return <Receipt sent={data} />;
  const status = error instanceof Problem ? error.status : null;
  return (
    <PublicFrame>
      {status === 401 ? (
        <div className="narrow stack">
          <h1>{words.reference}</h1>
          <p>{words.signIn}</p>
          <SignInButton to={`request/sent/${number}`} />
        </div>
      ) : status === 404 || status === 403 ? (
        <NotFound />
      ) : error ? (
        <Crashed onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} onRetry={() => void refetch()} />
      )}
    </PublicFrame>
  );
}

function SignInButton({ to }: { to: string }) {
  const words = useWords(requestpagesWords).sent;
  return (
    <LinkButton kind="solid" to={`sign-in?to=${encodeURIComponent(to)}`}>
      {words.signInButton}
    </LinkButton>
  );
}

function Receipt({ sent }: { sent: Sent }) {
  const words = useWords(requestpagesWords).sent;
  const lang = useLang();
  const site = useSite();
  const { data: me } = useMe();
  const zone = me?.zone ?? browserZone();
  const received = moment(sent.received_at, lang, zone);
  const steps = [
    { title: words.reply, by: sent.promises.reply_by, note: words.replyBy, calendar: true },
    { title: words.decide, by: sent.promises.decide_by, note: words.decideBy },
    { title: words.meet, by: sent.promises.meet_by, note: words.meetBy },
  ];
  return (
    <PublicFrame>
      <PrintHeader reference={sent.number} by={me?.email ?? sent.email_masked} />
      <div className="cols receipt">
        <div>
          <div className="receipt-head">
            <p className="receipt-when">
              <Icon name="tick" />
              {words.sentOn(received.other ? `${received.main} (${received.other})` : received.main)}
            </p>
            <h1>
              <Phrased text={words.title} />
            </h1>
            <p className="receipt-ref">
              {words.reference} <b>{sent.number}</b>
              <CopyButton text={sent.number} />
            </p>
          </div>
          <Resend masked={sent.email_masked} email={me?.email ?? null} />
          <section aria-labelledby="next">
            <h2 id="next">{words.next}</h2>
            <ol className="promises">
              {steps.map((step, index) => (
                <li key={step.title}>
                  <span className="n" aria-hidden="true">
                    {index + 1}
                  </span>
                  <div>
                    <h3>{step.title}</h3>
                    <BothTimes at={step.by} zone={zone} />
                    <p className="t14 soft">
                      {step.note}{' '}
                      {step.calendar ? (
                        <a
                          className="no-print"
                          download={`${sent.number}.ics`}
                          href={calendarFile(sent.number, step.by, plain(words.calendarName(sent.number)))}
                        >
                          {words.calendar}
                        </a>
                      ) : null}
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <div className="row row-4 form-acts">
            <LinkButton kind="solid" size="l" block to={`my/cases/${sent.number}`}>
              {words.open}
            </LinkButton>
            <Button size="l" icon="print" block onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
        </div>
        <aside className="receipt-side">
          <h2>{words.whoReads}</h2>
          <p>{words.whoReadsText}</p>
          <h2>{words.mistake}</h2>
          <p>{words.mistakeText}</p>
          {site ? (
            <p>
              <a href={`mailto:${site.desk_mailbox}?subject=${encodeURIComponent(`[${sent.number}]`)}`}>
                {site.desk_mailbox}
              </a>
            </p>
          ) : null}
        </aside>
      </div>
    </PublicFrame>
  );
}

/** The same moment in the reader’s zone and in Tokyo, one below the other. */
function BothTimes({ at, zone }: { at: string; zone: string }) {
  const words = useWords(requestpagesWords).sent;
  const lang = useLang();
  const there = (where: string) =>
    words.by(`${longDay(at, lang, where)}${lang === 'en' ? ', ' : ''}${time(at, where)}`);
  return (
    <dl>
      {zone === TOKYO ? null : (
        <div>
          <dt>{words.yourTime(zoneCity(zone, lang))}</dt>
          <dd>
            <b>{there(zone)}</b>
          </dd>
        </div>
      )}
      <div>
        <dt>{words.tokyo}</dt>
        <dd>{zone === TOKYO ? <b>{there(TOKYO)}</b> : there(TOKYO)}</dd>
      </div>
    </dl>
  );
}

function Resend({ masked, email }: { masked: string; email: string | null }) {
  const words = useWords(requestpagesWords).sent;
  const { lang } = usePlace();
  const [done, setDone] = useState(false);
  return (
    <p>
      <Fill text={words.receipt} slots={{ email: <b>{masked}</b> }} />{' '}
      {email ? (
        <button
          type="button"
          className="act"
          onClick={() =>
            void resumeByMail(email, lang).then(
              () => setDone(true),
              () => setDone(false),
            )
          }
        >
          {words.again}
        </button>
      ) : null}{' '}
      <span role="status">{done ? words.againDone : ''}</span>
    </p>
  );
}
