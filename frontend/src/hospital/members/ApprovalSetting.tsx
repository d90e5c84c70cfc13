import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Notice } from '../../parts/Notice/Notice';
import { problemText } from '../../words/faults';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { useHospitalApi } from '../api';
import { Load } from '../shared/Load';
import type { Settings } from '../types';
import { usePlaceOfWork } from '../who';

/** Whether answers to surveys need the approver’s yes; a manager switches it. */
export function ApprovalSetting() {
  const words = useWords(hospitalanswerWords);
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  const settings = useQuery({ queryKey: ['hospital', id, 'settings'], queryFn: api.settings });
  return (
    <section aria-labelledby="approval">
      <div className="sec-head">
        <h2 id="approval">{words.settingTitle}</h2>
      </div>
      <p className="lead-line">{words.settingLead}</p>
      <Load query={settings} lines={2}>
        {(now) => <Switch settings={now} />}
      </Load>
    </section>
  );
}

function Switch({ settings }: { settings: Settings }) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const { id, manager } = usePlaceOfWork();
  const api = useHospitalApi();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ kind: 'ok' | 'err'; text: string } | null>(null);
  const on = settings.answers_need_approval;
  const change = async () => {
    setBusy(true);
    try {
      const now = await api.saveSettings({ answers_need_approval: !on });
      cache.setQueryData(['hospital', id, 'settings'], now);
      setSaid({ kind: 'ok', text: now.answers_need_approval ? words.switchedOn : words.switchedOff });
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'server');
      // The one thing that can be in the way: nobody is there to approve.
      const text = problem.faults.length > 0 ? words.nobody : problemText(problem, lang);
      setSaid({ kind: 'err', text });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="b">{on ? words.settingOn : words.settingOff}</p>
      {said ? <Notice kind={said.kind} title={said.text} /> : null}
      {manager ? (
        <p className="table-acts">
          <Button busy={busy} onClick={() => void change()}>
            {on ? words.switchOff : words.switchOn}
          </Button>
        </p>
      ) : (
        <p className="t14 soft">{words.settingManager}</p>
      )}
    </>
  );
}
