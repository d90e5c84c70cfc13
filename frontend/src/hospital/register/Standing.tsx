import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Notice } from '../../parts/Notice/Notice';
import { problemText } from '../../words/faults';
import { longDay } from '../../words/format';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useHospitalApi, useKeep } from '../api';
import type { Register, Section } from '../types';
import { usePlaceOfWork } from '../who';
import { StandingChip } from './StandingChip';
import { statedOf, stateOf, today, visibilityOf } from './standing';

/** On what a section rests, until when it holds, who sees it; and the one button that says nothing changed. */
export function Standing({
  register,
  section,
  saved = false,
}: {
  register: Register;
  section: Section;
  /** Just saved: says so once. */
  saved?: boolean;
}) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const confirm = useConfirm(section);
  const stated = statedOf(register, section);
  const state = stateOf(register, section, today());
  const name = words.sections[section];
  const until = stated ? longDay(stated.expires_on, lang) : '';
  return (
    <>
      {confirm.done ? (
        <Notice kind="ok" title={words.confirmed(name, until)} />
      ) : saved ? (
        <Notice kind="ok" title={words.saved(name)}>
          {stated ? words.savedUntil(until) : null}
        </Notice>
      ) : null}
      {confirm.problem ? <Notice kind="err" title={confirm.problem} /> : null}
      <div className="standing">
        <dl>
          <div>
            <dt>{words.col.state}</dt>
            <dd>
              <StandingChip state={state} />
            </dd>
          </div>
          <div>
            <dt>{words.col.confirmed}</dt>
            <dd>{stated ? longDay(stated.confirmed_at, lang) : words.never}</dd>
          </div>
          <div>
            <dt>{words.col.until}</dt>
            <dd>{stated ? until : '–'}</dd>
          </div>
          <div>
            <dt>{words.col.seen}</dt>
            <dd>{code('register_visibility', visibilityOf(register, section).code, lang)}</dd>
          </div>
        </dl>
        {office && stated ? (
          <Button busy={confirm.busy} onClick={() => void confirm.run(register.version)}>
            {words.confirm}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Confirms a section as unchanged; somebody else’s change meanwhile is read first. */
export function useConfirm(section: Section) {
  const api = useHospitalApi();
  const keep = useKeep();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (version: number) => {
    setBusy(true);
    setProblem(null);
    try {
      keep.register(await api.confirmSection(section, version));
      setDone(true);
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
      // What is confirmed must be what the reader saw: they look again, then confirm.
      if (error instanceof Problem && error.status === 412) keep.register(await api.register());
    } finally {
      setBusy(false);
    }
  };
  return { busy, done, problem, run };
}
