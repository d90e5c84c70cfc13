import { useState } from 'react';
import { useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { hospitalleavingWords } from '../../words/hospitalleaving';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { useMembers } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';
import { ApprovalSetting } from './ApprovalSetting';
import { Away } from './Away';
import { peopleOf } from './colleagues';
import { Invite } from './Invite';
import { People } from './People';

/** Who works for this hospital here; managers look after them. */
export default function Members() {
  const words = useWords(hospitalmembersWords);
  const leaving = useWords(hospitalleavingWords);
  const { manager } = usePlaceOfWork();
  const members = useMembers();
  const [told, tell] = useState('');
  return (
    <Page area="members" title={words.title} top>
      <h1>{words.title}</h1>
      {told ? <Notice kind="ok" title={told} /> : null}
      <Load query={members} lines={5}>
        {(rows) => (
          <>
            <People people={peopleOf(rows)} onDone={tell} />
            {manager ? (
              <p className="table-acts row row-3">
                <Go to="hospital/members/seen">{words.seen.link}</Go>
                <Go to="hospital/leaving">{leaving.link}</Go>
              </p>
            ) : (
              <p className="t14 soft">{words.onlyManager}</p>
            )}
            {manager ? <Invite /> : null}
            <Away people={peopleOf(rows)} />
          </>
        )}
      </Load>
      <ApprovalSetting />
    </Page>
  );
}
