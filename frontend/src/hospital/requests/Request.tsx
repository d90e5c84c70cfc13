import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { NotFound } from '../../parts/Frame/messages';
import { RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { code } from '../../words/code';
import { hospitalWords } from '../../words/hospital';
import { useRequest } from '../api';
import { Page } from '../Page';
import { isHidden, Load } from '../shared/Load';
import { aboutOf, isOpen } from '../shared/lines';
import { StateChip } from '../shared/StateChip';
import type { RequestView } from '../types';
import { Answering } from './Answering';
import { waitsForApprover } from './Approval';
import { Aside } from './Aside';
import { Followed } from './Followed';
import { Paper } from './Paper';
import { Strip } from './Strip';
import './answer.css';

/** One survey: what is asked, the own answer, and what came of it. */
export default function Request() {
  const { number = '', '*': rest = '' } = useParams();
  const words = useWords(hospitalWords);
  const lang = useLang();
  const request = useRequest(number);
  const title = words.request.title(aboutOf(request.data?.text, lang));
  const crumbs = [{ to: 'hospital/requests', label: words.nav.requests }, { label: number }];
  if (isHidden(request.error)) {
    return (
      <Page area="requests" title={number}>
        <NotFound />
      </Page>
    );
  }
  return (
    <Page area="requests" title={`${number} ${title}`} reference={number} crumbs={crumbs}>
      <Load query={request} lines={10}>
        {(view) => (
          <Body
            key={view.number}
            view={view}
            at={rest}
            head={
              <RecordHead
                reference={view.number}
                beside={<CopyButton text={view.number} />}
                title={title}
                end={
                  <>
                    {view.kind === 'full' ? (
                      <Chip kind="stage">{code('round_kind', view.kind, lang)}</Chip>
                    ) : null}{' '}
                    <StateChip state={view.state} waits={waitsForApprover(view)} />
                  </>
                }
              />
            }
          />
        )}
      </Load>
    </Page>
  );
}

function Body({ view, at, head }: { view: RequestView; at: string; head: ReactNode }) {
  const lang = useLang();
  // What was being typed when the round closed stays in sight, and can still be sent.
  const keptLate = view.may_answer_late && view.draft;
  const answering =
    (!waitsForApprover(view) && (isOpen(view) || keptLate)) ||
    ((view.may_draft || view.may_answer) && at !== '');
  return answering && (view.may_draft || view.may_answer) ? (
    <Answering view={view} at={at} head={head} />
  ) : (
    <>
      {head}
      <div className="no-print">
        <Strip view={view} />
      </div>
      <div className="h5 no-print">
        <Aside view={view} />
        <Followed view={view} />
      </div>
      <Paper view={view} answer={view.answer ?? {}} lang={lang} />
    </>
  );
}
