import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { Button, LinkButton } from '../../parts/Button/Button';
import { CheckGroup } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Phrased } from '../../parts/Fill/Fill';
import { Crashed } from '../../parts/Frame/messages';
import { Notice } from '../../parts/Notice/Notice';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { longDay, number } from '../../words/format';
import { quarterName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import { registercheckWords } from '../../words/registercheck';
import { plain } from '../../words/words';

type Check = components['schemas']['RegisterCheck'];
type Confirmed = components['schemas']['Confirmed'];
type Section = components['schemas']['Section'];

const address = (token: string) => `/api/links/${encodeURIComponent(token)}/register`;

/**
 * “Nothing changed”: what ends soon of a hospital’s register entry, and one button. Looking
 * confirms nothing; every value but the free places asks for a sign-in.
 */
export default function RegisterCheck({ token, onDead }: { token: string; onDead: () => void }) {
  const words = useWords(registercheckWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['link', token, 'register'],
    queryFn: () => call<Check>('GET', address(token)),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);
  useTitle(plain(words.title));
  if (confirmed) return <Done confirmed={confirmed} />;
  if (data) {
    return (
      <Form
        key={data.version}
        token={token}
        check={data}
        onDead={onDead}
        onLook={refetch}
        onDone={setConfirmed}
      />
    );
  }
  return error ? (
    <Crashed onRetry={() => void refetch()} />
  ) : (
    <Skeleton lines={6} onRetry={() => void refetch()} />
  );
}

function Form({
  token,
  check,
  onDead,
  onLook,
  onDone,
}: {
  token: string;
  check: Check;
  onDead: () => void;
  onLook: () => Promise<unknown>;
  onDone: (confirmed: Confirmed) => void;
}) {
  const words = useWords(registercheckWords);
  const register = useWords(registerWords);
  const lang = useLang();
  const offered = check.sections.filter((one) => one.would_hold_until);
  const recount = check.sections.filter((one) => !one.would_hold_until);
  const [chosen, setChosen] = useState<string[]>(offered.map((one) => one.section));
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/sections': { label: words.sections, choice: true, id: 'sections' } });

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (chosen.length === 0) return faults.show([{ pointer: '/sections', code: 'required' }]);
    setBusy(true);
    try {
      const body = { version: check.version, sections: chosen };
      onDone(await call<Confirmed>('POST', address(token), { body }));
      return;
    } catch (error) {
      if (error instanceof Problem && error.status === 410) return onDead();
      faults.caught(error);
      // What is confirmed must be what the reader saw.
      if (error instanceof Problem && error.status === 412) await onLook();
    }
    setBusy(false);
  };

  if (check.sections.length === 0) {
    return (
      <div className="stack">
        <h1>
          <Phrased text={words.title} />
        </h1>
        <Notice kind="ok" title={words.nothing}>
          {words.nothingText}
        </Notice>
        <Change />
      </div>
    );
  }
  return (
    <form noValidate className="stack" onSubmit={confirm}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>
        <Phrased text={words.title} />
      </h1>
      <p>{words.lead(lang === 'en' && check.name_en ? check.name_en : check.name_ja)}</p>
      {offered.length > 0 ? (
        <CheckGroup
          id="sections"
          label={words.sections}
          bare
          error={faults.at('/sections')}
          values={chosen}
          onChange={setChosen}
          options={offered.map((one) => ({
            value: one.section,
            label: register.sections[one.section],
            hint: (
              <>
                {one.state === 'v_expired'
                  ? words.since(longDay(one.holds_until, lang))
                  : words.until(longDay(one.holds_until, lang))}
                <br />
                {words.becomes(longDay(one.would_hold_until ?? '', lang))}
              </>
            ),
          }))}
        />
      ) : null}
      {check.places.length > 0 ? (
        <section aria-labelledby="places">
          <h2 id="places" className="t16">
            {words.places}
          </h2>
          <SummaryList
            rows={check.places.map((slot) => ({
              label: quarterName(slot.quarter, lang),
              value: register.slot.said(number(slot.trials), number(slot.patients)),
            }))}
          />
        </section>
      ) : null}
      {recount.map((one) => (
        <p key={one.section}>{words.recount(register.sections[one.section])}</p>
      ))}
      {offered.length > 0 ? (
        <Button type="submit" kind="solid" size="l" busy={busy} block>
          {register.confirm}
        </Button>
      ) : null}
      <Change />
    </form>
  );
}

function Done({ confirmed }: { confirmed: Confirmed }) {
  const words = useWords(registercheckWords);
  const register = useWords(registerWords);
  const lang = useLang();
  // The button is gone: reading goes on at the head of what it brought.
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="stack">
      <h1 ref={head} tabIndex={-1}>
        <Phrased text={words.title} />
      </h1>
      <Notice kind="ok" title={words.done}>
        <ul>
          {confirmed.sections.map((one) => (
            <li key={one.section}>
              {words.doneLine(register.sections[one.section as Section], longDay(one.holds_until, lang))}
            </li>
          ))}
        </ul>
      </Notice>
      <Change />
    </div>
  );
}

function Change() {
  const words = useWords(registercheckWords);
  return (
    <div className="stack">
      <p className="t14 soft">{words.changeNote}</p>
      <LinkButton to="hospital/register" block>
        {words.change}
      </LinkButton>
    </div>
  );
}
