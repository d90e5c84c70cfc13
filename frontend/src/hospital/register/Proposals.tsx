import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Notice } from '../../parts/Notice/Notice';
import { problemText } from '../../words/faults';
import { personName, stamp } from '../../words/format';
import { registerWords } from '../../words/register';
import { registerproposalsWords } from '../../words/registerproposals';
import { useHospitalApi, useKeep, useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import type { Register, RegisterProposal } from '../types';
import { usePlaceOfWork } from '../who';
import { ChangeList } from './ChangeList';
import { linesOf } from './changes';
import { useProposals } from './ProposalsWait';

/** What the desk proposes: the register’s values beside the proposed ones, to accept or send back. */
export default function Proposals() {
  const words = useWords(registerproposalsWords);
  const register = useWords(registerWords);
  const proposals = useProposals();
  const entry = useRegister();
  const [told, setTold] = useState('');
  return (
    <Page
      area="register"
      title={words.title}
      crumbs={[{ to: 'hospital/register', label: register.title }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      {told ? <Notice kind="ok" title={told} /> : null}
      <Load query={entry} lines={8}>
        {(data) => (
          <Load query={proposals} lines={8}>
            {(all) => <Both all={all} register={data} onTold={setTold} />}
          </Load>
        )}
      </Load>
    </Page>
  );
}

function Both({
  all,
  register,
  onTold,
}: {
  all: readonly RegisterProposal[];
  register: Register;
  onTold: (told: string) => void;
}) {
  const words = useWords(registerproposalsWords);
  const open = all.filter((one) => one.state === 'open');
  const earlier = all.filter((one) => one.state !== 'open');
  return (
    <>
      {open.length === 0 ? <EmptyState title={words.none}>{words.noneBody}</EmptyState> : null}
      {open.map((one) => (
        <Open key={one.id} proposal={one} register={register} onTold={onTold} />
      ))}
      {earlier.length > 0 ? <Earlier proposals={earlier} /> : null}
    </>
  );
}

function Open({
  proposal,
  register,
  onTold,
}: {
  proposal: RegisterProposal;
  register: Register;
  onTold: (told: string) => void;
}) {
  const words = useWords(registerproposalsWords);
  const said = useWords(registerWords);
  const lang = useLang();
  const { id, office } = usePlaceOfWork();
  const api = useHospitalApi();
  const keep = useKeep();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [back, setBack] = useState(false);
  const [problem, setProblem] = useState('');
  const section = said.sections[proposal.section];
  const lines = proposal.changes.flatMap((one) => linesOf(one, register.hospital, said, lang));
  const done = async (sentence: string) => {
    onTold(sentence);
    await cache.invalidateQueries({ queryKey: ['hospital', id, 'proposals'] });
  };
  const accept = async () => {
    setBusy(true);
    setProblem('');
    try {
      keep.register(await api.acceptProposal(proposal.id, register.version));
      await done(words.accepted(section));
    } catch (error) {
      const status = error instanceof Problem ? error.status : 0;
      if (status === 412) {
        setProblem(words.changed);
        keep.register(await api.register());
      } else if (status === 409 || status === 404) {
        setProblem(words.gone);
      } else {
        setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
      }
      await cache.invalidateQueries({ queryKey: ['hospital', id, 'proposals'] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby={`proposal-${proposal.id}`}>
      <div className="sec-head">
        <h2 id={`proposal-${proposal.id}`}>{section}</h2>
        <span className="t14 soft">{stamp(proposal.at, lang)}</span>
      </div>
      <p className="pre">{words.note(proposal.note)}</p>
      {lines.length > 0 ? (
        <>
          <h3 className="t14">{words.now}</h3>
          <ChangeList lines={lines} />
        </>
      ) : (
        <p>{words.same}</p>
      )}
      {problem ? <Notice kind="err" title={problem} /> : null}
      {office ? (
        <div className="row row-3 form-acts">
          {lines.length > 0 ? (
            <Button kind="solid" busy={busy} onClick={() => void accept()}>
              {words.accept}
              <span className="vh">{words.about(section)}</span>
            </Button>
          ) : null}
          <Button onClick={() => setBack(true)}>
            {words.sendBack}
            <span className="vh">{words.about(section)}</span>
          </Button>
        </div>
      ) : (
        <p className="t14 soft">{words.officeOnly}</p>
      )}
      {back ? (
        <SendBack
          id={proposal.id}
          section={section}
          onClose={() => setBack(false)}
          onDone={() => done(words.sentBack(section))}
        />
      ) : null}
    </section>
  );
}

function SendBack({
  id,
  section,
  onClose,
  onDone,
}: {
  id: string;
  section: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const words = useWords(registerproposalsWords);
  const api = useHospitalApi();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/reason': { label: words.reason, id: 'back-reason' } });
  const send = async () => {
    if (!reason.trim()) return faults.show([{ pointer: '/reason', code: 'required' }]);
    setBusy(true);
    try {
      await api.refuseProposal(id, reason);
      onClose();
      await onDone();
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.sendBackTitle(section)}
      onClose={onClose}
      confirm={words.sendBack}
      onConfirm={() => void send()}
      busy={busy}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Textarea
        id="back-reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        rows={3}
        size="m"
        max={2000}
        patientLine={false}
        value={reason}
        error={faults.at('/reason')}
        onChange={setReason}
      />
    </Dialog>
  );
}

function Earlier({ proposals }: { proposals: readonly RegisterProposal[] }) {
  const words = useWords(registerproposalsWords);
  const said = useWords(registerWords);
  const lang = useLang();
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{words.earlier}</h2>
      <ul className="lines">
        {proposals.map((one) => (
          <li key={one.id}>
            <div>
              <p className="row row-3">
                <b>{said.sections[one.section]}</b>
                <Chip kind={one.state === 'confirmed' ? 'done' : 'closed'}>
                  {words.states[one.state as keyof typeof words.states] ?? one.state}
                </Chip>
              </p>
              <p className="t14 soft">
                {[
                  one.decided_at ? stamp(one.decided_at, lang) : '',
                  one.decided_by ? personName(one.decided_by, lang) : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
              </p>
              <p className="pre">{words.note(one.note)}</p>
              {one.reason ? <p className="pre">{one.reason}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
