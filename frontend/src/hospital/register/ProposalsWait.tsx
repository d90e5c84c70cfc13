import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { number } from '../../words/format';
import { registerproposalsWords } from '../../words/registerproposals';
import { useHospitalApi } from '../api';
import { usePlaceOfWork } from '../who';

/** The desk’s proposals for this hospital’s register, newest first. */
export function useProposals() {
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  return useQuery({ queryKey: ['hospital', id, 'proposals'], queryFn: api.proposals });
}

/** Says on the register’s first pages that the desk waits for an answer. */
export function ProposalsWait() {
  const words = useWords(registerproposalsWords);
  const open = (useProposals().data ?? []).filter((one) => one.state === 'open');
  if (open.length === 0) return null;
  return (
    <Notice kind="info" title={words.waiting(number(open.length))}>
      <p>
        {words.waitingBody} <Go to="hospital/register/proposals">{words.look}</Go>
      </p>
    </Notice>
  );
}
