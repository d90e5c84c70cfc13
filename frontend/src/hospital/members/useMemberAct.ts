import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang } from '../../app/place';
import { problemText } from '../../words/faults';
import { useHospitalApi, useKeep } from '../api';

/** Does one thing to the members and reads them anew; says what was refused. */
export function useMemberAct() {
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async (act: (on: typeof api) => Promise<unknown>, done: () => void) => {
    setBusy(true);
    setProblem('');
    try {
      await act(api);
      keep.members();
      done();
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem };
}
