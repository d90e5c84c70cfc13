import { useInfiniteQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { personName, printStamp, tableDay, time } from '../../words/format';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { registerWords } from '../../words/register';
import { useHospitalApi, useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';
import { ChangeList } from './ChangeList';
import { linesOf, NO_ROWS, type Rows } from './changes';

type Act = components['schemas']['RegisterAct'];

/** Who changed what in the register, newest first, each item with its old and new value. */
export default function History() {
  const words = useWords(registerWords);
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  const register = useRegister().data;
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
            <Acts acts={data.pages.flatMap((page) => page.acts)} now={register?.hospital ?? NO_ROWS} />
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

/** What was done to a register, act by act; `now` are its rows as they stand. */
export function Acts({ acts, now }: { acts: readonly Act[]; now: Rows }) {
  return (
    <ol className="tl">
      {acts.map((act) => (
        <ActLine key={act.version} act={act} now={now} />
      ))}
    </ol>
  );
}

function ActLine({ act, now }: { act: Act; now: Rows }) {
  const answer = useWords(hospitalanswerWords);
  const words = useWords(registerWords);
  const lang = useLang();
  const who = act.by ? personName(act.by, lang) : words.history.theDesk;
  const confirmed = act.changes.flatMap((one) =>
    one.section && !one.item ? [words.sections[one.section]] : [],
  );
  const stopped = act.changes.find((one) => one.item === 'active');
  const lines = act.changes.flatMap((one) => linesOf(one, now, words, lang));
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
          {act.survey ? answer.survey(act.survey) : null}
        </p>
        {act.version > 1 && lines.length > 0 ? <ChangeList lines={lines} /> : null}
      </article>
    </li>
  );
}
