import { useQuery } from '@tanstack/react-query';
import { useLang, usePlace, useWords } from '../../app/place';
import { useKept } from '../../forms/useKept';
import { Check } from '../../parts/Choice/Choice';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { number } from '../../words/format';
import { readCandidates } from '../case/api';
import { explain } from '../case/explain';
import { fieldText } from '../case/fields/fieldText';
import { DETAIL_FIELDS } from '../case/fields/spec';
import { casePath } from '../case/pages';
import { Section } from '../case/panels/Section';
import { useCase } from '../case/useCase';
import { CandidateCard } from './CandidateCard';
import { MatchNav } from './MatchNav';
import { mustName } from './reasonText';
import { SendRound } from './SendRound';
import type { Candidate, CandidateList } from './types';
import { excludedBy, grouped, mustKey } from './without';

/** Hospitals put on the list for the next round: those added by hand with the reason. */
export type Shortlist = Record<string, string | null>;

/**
 * 候補施設 (D5): what the trial needs, every hospital held against it with a
 * sentence per need; who cannot be judged stands apart, who does not meet a
 * must stands below with the reason.
 */
export default function Match() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const list = useQuery({
    queryKey: ['desk', 'candidates', view.number, view.version],
    queryFn: () => readCandidates(view.number),
  });
  return (
    <>
      <MatchNav page="match" />
      {list.data ? (
        <Workbench list={list.data} />
      ) : list.error ? (
        <EmptyState title={explain(list.error, view.number, lang).text}>{words.listFailed}</EmptyState>
      ) : (
        <Skeleton lines={10} onRetry={() => void list.refetch()} />
      )}
    </>
  );
}

function Workbench({ list }: { list: CandidateList }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const place = usePlace();
  const { view, can } = useCase();
  const [shortlist, setShortlist, forget] = useKept<Shortlist>(`${view.number}:shortlist`, {});
  const dropped = new Set(new URLSearchParams(place.search).getAll('without'));
  const groups = grouped(list.candidates, dropped);
  const put = (hospital: string, reason: string | null | undefined) => {
    const { [hospital]: _, ...rest } = shortlist;
    setShortlist(reason === undefined ? rest : { ...rest, [hospital]: reason });
  };
  const card = (candidate: Candidate, rank?: number) => (
    <CandidateCard
      key={candidate.hospital}
      candidate={candidate}
      rank={rank}
      median={list.asked_median}
      choosable={can('open_round')}
      chosen={candidate.hospital in shortlist}
      reason={shortlist[candidate.hospital] ?? ''}
      byHand={candidate.standing !== 'met'}
      onChoose={(reason) => put(candidate.hospital, reason)}
    />
  );
  const costliest = list.costliest_rule;
  return (
    <div className="match">
      <div className="match-needs">
        <Needs list={list} dropped={dropped} />
      </div>
      <div className="match-list">
        {can('open_round') ? (
          <SendRound list={list} shortlist={shortlist} onSent={forget} />
        ) : (
          <p className="t14 soft">{words.notNow(code('stage', view.stage, lang))}</p>
        )}
        <Section title={words.met(number(groups.met.length))} aside={words.byFit}>
          {groups.met.length > 0 ? (
            <ol className="candidates">{groups.met.map((one, place) => card(one, place + 1))}</ol>
          ) : (
            <EmptyState
              title={words.noneMeets}
              action={
                costliest ? (
                  <Go to={`?without=${mustKey(costliest.must)}`} className="btn btn-s btn-line">
                    {words.seeWithout}
                  </Go>
                ) : undefined
              }
            >
              {costliest ? words.costliest(mustName(costliest.must, lang), number(costliest.excludes)) : null}
            </EmptyState>
          )}
        </Section>
        {groups.open.length > 0 ? (
          <Section title={words.open(number(groups.open.length))}>
            <p className="t14">{words.openBody}</p>
            <ul className="candidates">{groups.open.map((one) => card(one))}</ul>
          </Section>
        ) : null}
        {groups.dropped.length > 0 ? (
          <Section title={words.dropped(number(groups.dropped.length))}>
            <details>
              <summary className="act">{words.showDropped}</summary>
              <p className="t14">{words.droppedBody}</p>
              <ul className="candidates">{groups.dropped.map((one) => card(one))}</ul>
            </details>
          </Section>
        ) : null}
      </div>
    </div>
  );
}

// What the trial needs, and each must with how many hospitals it keeps off; one can be left out to see.
function Needs({ list, dropped }: { list: CandidateList; dropped: ReadonlySet<string> }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const place = usePlace();
  const { view } = useCase();
  const toggle = (key: string, on: boolean) => {
    const next = new Set(dropped);
    if (on) next.delete(key);
    else next.add(key);
    const query = [...next].map((one) => `without=${encodeURIComponent(one)}`).join('&');
    place.go?.(`/${place.lang}/${place.path}${query ? `?${query}` : ''}`, true);
  };
  return (
    <>
      <Section title={words.musts}>
        <ul className="musts">
          {excludedBy(list.candidates).map(({ must, excludes }) => {
            const key = mustKey(must);
            return (
              <li key={key}>
                <Check
                  checked={!dropped.has(key)}
                  onChange={(on) => toggle(key, on)}
                  label={
                    <>
                      {mustName(must, lang)}
                      <small>{excludes > 0 ? words.excludes(number(excludes)) : words.excludesNone}</small>
                    </>
                  }
                />
              </li>
            );
          })}
        </ul>
        {dropped.size > 0 ? <p className="t14">{words.withoutSome}</p> : null}
      </Section>
      <Section
        title={words.needs}
        aside={<Go to={casePath(view.number, 'consultation')}>{words.changeNeeds}</Go>}
      >
        <dl className="needs t14">
          {['indication_code', ...DETAIL_FIELDS].map((name) => {
            const field = view.fields.find((one) => one.field === name);
            const lines = field ? fieldText(name, field.value, lang) : [];
            return (
              <div key={name}>
                <dt>{code('field', name, lang)}</dt>
                <dd>
                  {field?.hidden
                    ? words.hiddenNeed
                    : lines.length > 0
                      ? lines.map((line) => (
                          <span className="fact-line as-typed" key={line}>
                            {line}
                          </span>
                        ))
                      : words.needUnanswered}
                </dd>
              </div>
            );
          })}
        </dl>
      </Section>
    </>
  );
}
