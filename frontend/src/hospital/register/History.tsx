import { useInfiniteQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { personName, printStamp, tableDay, time } from '../../words/format';
import { registerWords } from '../../words/register';
import { useHospitalApi, useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';
import { ChangeList } from './ChangeList';
import { linesOf } from './changes';

type Act = components['schemas']['RegisterAct'];

/** Who changed what in the register, newest first, each item with its old and new value. */
export default function History() {
  const words = useWords(registerWords);
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  const history = useInfiniteQuery({
    queryKey: ['hospital', id, 'register', 'history'],
    queryFn: ({ pageParam }) => api.registerHistory(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.older ?? null,
  });
  return (
    <Page
      area="register"
      title={words.history.title}
      crumbs={[{ to: 'hospital/register', label: words.title }, { label: words.history.title }]}
    >
      <h1>{words.history.title}</h1>
      <p className="soft">{words.history.lead}</p>
      <Load query={history} lines={10}>
        {(data) => (
          <>
            <ol className="tl">
              {data.pages.flatMap((page) => page.acts.map((act) => <ActLine key={act.version} act={act} />))}
            </ol>
            {history.hasNextPage ? (
              <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                {words.history.older}
              </Button>
            ) : null}
          </>
        )}
      </Load>
    </Page>
  );
}

function ActLine({ act }: { act: Act }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const rows = useRegister().data?.hospital.diseases ?? [];
  const who = act.by ? personName(act.by, lang) : words.history.theDesk;
  const confirmed = act.changes.flatMap((one) =>
    one.section && !one.item ? [words.sections[one.section]] : [],
  );
  const stopped = act.changes.find((one) => one.item === 'active');
  const lines = act.changes.flatMap((one) => linesOf(one, rows, words, lang));
  const sections = [...new Set(act.changes.flatMap((one) => (one.section && one.item ? [one.section] : [])))];
  return (
    <li>
      <time dateTime={act.at} title={printStamp(act.at)}>
        {tableDay(act.at, lang)} {time(act.at)}
      </time>
      <article>
        <p>
          <b>{who}</b>
          {words.history.join}
          {act.version === 1
            ? words.history.made
            : [
                ...confirmed.map((section) => words.history.confirmed(section)),
                ...sections.map((section) => words.history.changed(words.sections[section])),
                ...(stopped ? [stopped.after === true ? words.history.asked : words.history.notAsked] : []),
              ].join(words.history.and)}
        </p>
        {act.version > 1 && lines.length > 0 ? <ChangeList lines={lines} /> : null}
      </article>
    </li>
  );
}
