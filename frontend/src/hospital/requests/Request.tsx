import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { NotFound } from '../../parts/Frame/messages';
import { RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { hospitalWords } from '../../words/hospital';
import { useRequest } from '../api';
import { Page } from '../Page';
import { isHidden, Load } from '../shared/Load';
import { aboutOf, isOpen } from '../shared/lines';
import { StateChip } from '../shared/StateChip';
import type { RequestView } from '../types';
import { Answering } from './Answering';
import { Context } from './Context';
import { Followed } from './Followed';
import { Paper } from './Paper';
import { Strip } from './Strip';

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
          <>
            <RecordHead
              reference={view.number}
              beside={<CopyButton text={view.number} />}
              title={title}
              end={<StateChip state={view.state} />}
            />
            <Body key={view.number} view={view} at={rest} />
          </>
        )}
      </Load>
    </Page>
  );
}

function Body({ view, at }: { view: RequestView; at: string }) {
  const lang = useLang();
  const answering = isOpen(view) || ((view.may_draft || view.may_answer) && at !== '');
  return answering && (view.may_draft || view.may_answer) ? (
    <Answering view={view} at={at} />
  ) : (
    <>
      <Strip view={view} />
      <div className="h5 no-print">
        <Context view={view} />
        <Followed view={view} />
      </div>
      <Paper view={view} answer={view.answer ?? {}} lang={lang} />
    </>
  );
}
