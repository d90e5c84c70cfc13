import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { ErrorLine } from '../../parts/Field/Field';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { longDay, number, personName } from '../../words/format';
import { hospitalattestationWords } from '../../words/hospitalattestation';
import { registerWords } from '../../words/register';
import { useAttestation, useHospitalApi, useKeep, useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { type Attestation as Attesting, type Register, SECTIONS } from '../types';
import { ChangeList } from './ChangeList';
import { linesOf } from './changes';
import { StandingChip } from './StandingChip';
import { statedOf, stateOf, today } from './standing';

/** Once a year: how every section stands, what changed since, and one confirmation of it all. */
export default function Attestation() {
  const words = useWords(hospitalattestationWords);
  const register = useRegister();
  const attestation = useAttestation();
  return (
    <Page
      area="register"
      title={words.title}
      crumbs={[{ to: 'hospital/register', label: useWords(registerWords).title }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Load query={attestation} lines={6}>
        {(data) => (
          <Load query={register} lines={10}>
            {(entry) => <Loaded attesting={data} register={entry} />}
          </Load>
        )}
      </Load>
    </Page>
  );
}

function Loaded({ attesting, register }: { attesting: Attesting; register: Register }) {
  const words = useWords(hospitalattestationWords);
  const lang = useLang();
  const [last, ...earlier] = attesting.past;
  const said = (one: Attesting['past'][number]) => {
    const role = words.role[one.role === 'hh' ? 'hh' : 'ho'];
    const who = one.by ? words.by(personName(one.by, lang), role) : role;
    return [longDay(one.at, lang), who, words.version(number(one.version))].join(lang === 'ja' ? '　' : ', ');
  };
  return (
    <div className="stack">
      <SummaryList
        rows={[
          { label: words.due, value: longDay(attesting.due, lang) },
          { label: words.last, value: last ? said(last) : words.never },
          { label: words.who, value: words.attester[kindOf(attesting)] },
        ]}
      />
      <Sections register={register} />
      <Changes attesting={attesting} register={register} />
      <p>
        <Go to="hospital/register/print">{words.whole}</Go>
      </p>
      {attesting.may ? (
        <Confirm attesting={attesting} />
      ) : (
        <p className="soft">{words.others[kindOf(attesting)]}</p>
      )}
      {earlier.length > 0 ? (
        <section aria-labelledby="past">
          <div className="sec-head">
            <h2 id="past">{words.past}</h2>
          </div>
          <ul className="lines">
            {earlier.map((one) => (
              <li key={one.at}>{said(one)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function kindOf({ attester }: Attesting): 'approver' | 'manager' {
  return attester === 'approver' ? 'approver' : 'manager';
}

function Sections({ register }: { register: Register }) {
  const words = useWords(hospitalattestationWords);
  const names = useWords(registerWords);
  const lang = useLang();
  const states = SECTIONS.map((section) => ({ section, state: stateOf(register, section, today()) }));
  const expired = states.filter((one) => one.state === 'expired').length;
  return (
    <section aria-labelledby="attested-sections">
      <div className="sec-head">
        <h2 id="attested-sections">{words.sections}</h2>
      </div>
      {expired > 0 ? <Notice kind="warn" title={words.expired(number(expired))} /> : null}
      <ul className="lines">
        {states.map(({ section, state }) => {
          const stated = statedOf(register, section);
          return (
            <li key={section}>
              <span className="grow">
                <Go to={`hospital/register/${section}`}>{names.sections[section]}</Go>{' '}
                <span className="t14 soft">
                  {stated ? `${names.col.confirmed} ${longDay(stated.confirmed_at, lang)}` : names.never}
                </span>
              </span>
              <StandingChip state={state} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Changes({ attesting, register }: { attesting: Attesting; register: Register }) {
  const words = useWords(hospitalattestationWords);
  const names = useWords(registerWords);
  const lang = useLang();
  const lines = attesting.changes.flatMap((one) => linesOf(one, register.hospital, names, lang));
  return (
    <section aria-labelledby="attested-changes">
      <div className="sec-head">
        <h2 id="attested-changes">{words.changes}</h2>
      </div>
      {attesting.past.length === 0 ? (
        <p>{words.firstTime}</p>
      ) : lines.length === 0 ? (
        <p>{words.noChanges}</p>
      ) : (
        <ChangeList lines={lines} />
      )}
    </section>
  );
}

function Confirm({ attesting }: { attesting: Attesting }) {
  const words = useWords(hospitalattestationWords);
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [right, setRight] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const faults = useFaults({
    '/right': { label: words.title, id: 'right', say: { must_agree: words.mustAgree } },
  });
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!right) return faults.show([{ pointer: '/right', code: 'must_agree' }]);
    setBusy(true);
    try {
      const view = await api.attest(attesting.version);
      keep.attestation(view);
      faults.clear();
      setDone(words.done(longDay(view.due, lang)));
    } catch (error) {
      faults.caught(error);
      // The entry was changed meanwhile: what is confirmed is shown first.
      if (error instanceof Problem && error.status === 412) keep.renewRegister();
    } finally {
      setBusy(false);
    }
  };
  // Once is enough: what was said stands above, with who and when.
  if (done) return <Notice kind="ok" title={done} />;
  return (
    <section aria-labelledby="attest">
      <div className="sec-head">
        <h2 id="attest">{words.confirmTitle}</h2>
      </div>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <form className="stack" noValidate onSubmit={(event) => void confirm(event)} aria-labelledby="attest">
        <div>
          <ErrorLine id="right" error={faults.at('/right')} />
          <Check
            id="right"
            checked={right}
            onChange={setRight}
            error={faults.at('/right') !== undefined}
            label={words.right(longDay(today(), lang))}
          />
        </div>
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={busy}>
            {words.act}
          </Button>
        </div>
      </form>
    </section>
  );
}
