import { useState } from 'react';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useKept } from '../../forms/useKept';
import { Button, LinkButton } from '../../parts/Button/Button';
import { CheckGroup } from '../../parts/Choice/Choice';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Textarea } from '../../parts/Field/Textarea';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { collatedAnswer } from '../../words/en/deskLetters';
import { list, month, number, personName, stamp } from '../../words/format';
import type { Lang } from '../../words/words';
import { ActDialog } from '../case/acts/ActDialog';
import { hospitalName } from '../case/names';
import { casePath } from '../case/pages';
import { Section } from '../case/panels/Section';
import { furtherFacts, interestedSites, newestSites, openRound } from '../case/sites';
import type { DeskCase, SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { MatchNav } from '../match/MatchNav';

/** 候補提示: the collated answer, a draft in English that the desk edits, with what is short in words. */
export default function ProposalPage() {
  const words = useWords(deskmatchWords);
  const { view, can } = useCase();
  const w = words.proposal;
  const round = openRound(view);
  return (
    <>
      <MatchNav page="proposal" />
      {view.proposal ? <Sent /> : null}
      {can('propose') ? (
        <Draft />
      ) : round ? (
        <EmptyState
          title={w.roundOpen(
            number(round.sites.filter((site) => site.answer).length),
            number(round.sites.length),
          )}
          action={
            <LinkButton size="s" to={casePath(view.number, `rounds/${round.no}`)}>
              {words.pages.round(`${round.no}`)}
            </LinkButton>
          }
        />
      ) : view.proposal ? null : (
        <EmptyState title={w.notYet} />
      )}
    </>
  );
}

function Sent() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const w = words.proposal;
  const proposal = view.proposal;
  if (!proposal) return null;
  const sites = newestSites(view);
  return (
    <Section title={w.sentTitle} aside={stamp(proposal.at, lang)}>
      <p className="b">
        {list(
          view.proposed.map((hospital) => hospitalName(sites, hospital, lang)),
          lang,
        )}
      </p>
      <p>
        {shortfall(w, proposal.target ?? null, proposal.offered, {
          confidence: proposal.confidence ?? null,
          estimates: proposal.estimates,
          lang,
        })}
      </p>
      <blockquote className="as-typed" lang="en">
        {proposal.letter}
      </blockquote>
    </Section>
  );
}

function Draft() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { data: me } = useMe();
  const site = useSite();
  const { view, act } = useCase();
  const w = words.proposal;
  const interested = interestedSites(view);
  const [form, set, forget] = useKept(`${view.number}:proposal`, {
    hospitals: interested.map((site) => site.hospital),
    letter: null as string | null,
  });
  const [asking, setAsking] = useState(false);
  const chosen = interested.filter((site) => form.hospitals.includes(site.hospital));
  const target = targetOf(view);
  const offered = chosen.reduce((sum, site) => sum + (site.answer?.realistic ?? 0), 0);
  const sure: Sure = { ...sureness(chosen), lang };
  // Until somebody edits it, the letter follows the choice of hospitals.
  const signed = [me?.person ? personName(me.person, 'en') : '', site?.operator_en ?? '']
    .filter(Boolean)
    .join('\n');
  const letter = form.letter ?? firstDraft(view, chosen, target, offered, signed);
  if (interested.length === 0) {
    return (
      <EmptyState
        title={w.nobody}
        action={
          <LinkButton size="s" to={casePath(view.number, 'match')}>
            {words.pages.match}
          </LinkButton>
        }
      >
        {w.nobodyBody}
      </EmptyState>
    );
  }
  return (
    <Section title={w.title}>
      <CheckGroup
        id="proposal-hospitals"
        label={w.hospitals}
        required
        options={interested.map((site) => ({
          value: site.hospital,
          label: `${site.label} ${site.name[lang]}`,
          hint: [
            code('site_state', site.state, lang),
            site.answer?.realistic === null || site.answer?.realistic === undefined
              ? ''
              : w.realistic(number(site.answer.realistic)),
            site.answer?.start ? w.start(month(site.answer.start, lang)) : '',
            site.answer?.name_may_be_told ? '' : w.masked,
            site.answer?.conditions_note ? w.remark(site.answer.conditions_note) : '',
          ]
            .filter(Boolean)
            .join(words.comma),
        }))}
        values={form.hospitals}
        onChange={(hospitals) => set({ ...form, hospitals })}
      />
      <p className="b" role="status">
        {shortfall(w, target, offered, sure)}
      </p>
      {chosen.some((site) => site.own) ? (
        <p>
          <Icon name="info" /> {words.ownNeedsSecond}
        </p>
      ) : null}
      <Textarea
        id="proposal-letter"
        label={w.letter}
        hint={w.letterHint}
        required
        lang="en"
        rows={22}
        size="m"
        max={20_000}
        value={letter}
        onChange={(text) => set({ ...form, letter: text })}
      />
      <div className="row row-3 form-acts">
        <Button kind="solid" onClick={() => setAsking(true)}>
          {w.send}
        </Button>
        {form.letter === null ? null : (
          <Button kind="text" onClick={() => set({ ...form, letter: null })}>
            {w.startOver}
          </Button>
        )}
      </div>
      {asking ? (
        <ActDialog
          title={w.sendTitle(number(chosen.length))}
          confirm={w.send}
          names={{
            '/hospitals': { label: w.hospitals, choice: true, id: 'proposal-hospitals' },
            '/letter': { label: w.letter, id: 'proposal-letter' },
          }}
          send={(version) =>
            act('proposal', { letter, hospitals: chosen.map((site) => site.hospital) }, version)
          }
          onClose={() => setAsking(false)}
          onDone={forget}
        >
          {() => (
            <>
              <p>
                {w.sendBody(
                  list(
                    view.people.map((one) => personName(one.name, lang)),
                    lang,
                  ),
                )}
              </p>
              <p>{shortfall(w, target, offered, sure)}</p>
              {letter.trim() === '' ? (
                <p>
                  <Go to={casePath(view.number, 'proposal')}>{w.letter}</Go>
                </p>
              ) : null}
            </>
          )}
        </ActDialog>
      ) : null}
    </Section>
  );
}

/** The target for Japan, where it is known. */
function targetOf(view: DeskCase): number | null {
  const n = view.fields.find((field) => field.field === 'prot_n')?.value as
    | { japan_target?: number | string }
    | null
    | undefined;
  return typeof n?.japan_target === 'number' ? n.japan_target : (view.proposal?.target ?? null);
}

type ProposalWords = ReturnType<typeof useWords<typeof deskmatchWords.ja>>['proposal'];

interface Sure {
  confidence: string | null;
  /** How many of the numbers are estimates. */
  estimates: number;
  lang: Lang;
}

// As sure as the least sure of its numbers.
function sureness(chosen: readonly SiteView[]): Omit<Sure, 'lang'> {
  const words = chosen.map((site) => site.confidence);
  return {
    confidence: ['low', 'medium', 'high'].find((one) => words.includes(one as never)) ?? null,
    estimates: chosen.filter((site) => site.answer?.method === 'estimate').length,
  };
}

// Words 52: what is short, and how sure the numbers are.
function shortfall(w: ProposalWords, target: number | null, offered: number, how: Sure): string {
  const sure =
    how.confidence === 'low' && how.estimates > 0
      ? w.estimates(number(how.estimates))
      : how.confidence
        ? w.confidence(code('confidence', how.confidence, how.lang))
        : '';
  if (target === null) return `${w.offered(number(offered))}${sure}`;
  const short = target - offered;
  return short > 0
    ? `${w.short(number(target), number(offered), number(short))}${sure}`
    : `${w.enough(number(target), number(offered))}${sure}`;
}

function firstDraft(
  view: DeskCase,
  chosen: readonly SiteView[],
  target: number | null,
  offered: number,
  signed: string,
): string {
  const sites = newestSites(view);
  const count = (states: readonly string[]) => sites.filter((site) => states.includes(site.state)).length;
  return collatedAnswer({
    number: view.number,
    asked: sites.length,
    interested: interestedSites(view).length,
    declined: count(['declined']),
    silent: count(['no_answer', 'invited', 'opened']),
    hospitals: chosen.map((site) => ({
      name: site.answer?.name_may_be_told
        ? `Hospital ${site.label}: ${site.name.en}`
        : `Hospital ${site.label}`,
      realistic: site.answer?.realistic ?? null,
      patients: site.answer?.patients ?? null,
      method: site.answer?.method ? code('count_method', site.answer.method, 'en') : '',
      start: site.answer?.start ? month(site.answer.start, 'en') : '',
      // The hospital's own remark is the desk's to put into English, without a masked name.
      conditions: (site.answer?.conditions ?? [])
        .map((one) => code('condition', one, 'en').toLowerCase())
        .join(', '),
      further: furtherFacts(view, site),
    })),
    target,
    offered,
    ...sureness(chosen),
    signed,
  });
}
