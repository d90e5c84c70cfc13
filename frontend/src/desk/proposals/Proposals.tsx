import { useState } from 'react';
import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Notice } from '../../parts/Notice/Notice';
import { deskWords } from '../../words/desk';
import { Load } from '../Load';
import { useProposals } from '../lists';
import { ProposalLines } from './ProposalLines';

/** Every act that waits for a different person. */
export default function Proposals() {
  const words = useWords(deskWords);
  const proposals = useProposals();
  const [told, setTold] = useState('');
  useTitle(words.proposals.title);
  return (
    <Load query={proposals}>
      {(all) => (
        <div className="stack">
          <h1>{words.proposals.title}</h1>
          <p>{words.proposals.lead}</p>
          {told ? <Notice kind="ok" title={told} /> : null}
          {all.length > 0 ? (
            <ProposalLines proposals={all} onSettled={setTold} level="h2" />
          ) : (
            <EmptyState title={words.proposals.empty}>{words.proposals.emptyBody}</EmptyState>
          )}
        </div>
      )}
    </Load>
  );
}
