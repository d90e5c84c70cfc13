import { useEffect } from 'react';
import { useLang, useWords } from '../../app/place';
import { useShortcuts } from '../../forms/keys';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { Go } from '../../parts/Go/Go';
import { RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { deskWords } from '../../words/desk';
import { deskactWords } from '../../words/deskact';
import { deskcaseWords } from '../../words/deskcase';
import { country, longDay, stamp } from '../../words/format';
import { ActDialogs } from '../case/acts/ActDialogs';
import { DIALOGS, useDialog } from '../case/acts/useDialog';
import { CaseStrip } from '../case/CaseHead';
import { CaseNotice } from '../case/CaseNotice';
import { fieldText } from '../case/fields/fieldText';
import { FIELDS, FIXED } from '../case/fields/spec';
import { casePath } from '../case/pages';
import { Clocks } from '../case/panels/Clocks';
import { useCase } from '../case/useCase';
import { Checks } from './Checks';

/** The exits of triage with their keys. */
const EXITS = [
  { dialog: 'accept', hotkey: '1' },
  { dialog: 'merge', hotkey: '2' },
  { dialog: 'decline', hotkey: '3' },
  { dialog: 'hold', hotkey: 'h' },
  { dialog: 'ask', hotkey: 'i' },
] as const;

/** One request: state, exits, checks, and the answers as they were sent. */
export function Reader({ more, onNext }: { more: boolean; onNext: () => void }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const { view, tell } = useCase();
  // What was told belongs to the case that was open before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another case ends it.
  useEffect(() => tell(null), [view.number]);
  return (
    <>
      <p className="only-small">
        <Go to="desk/inbox">{words.inbox.backToQueue}</Go>
      </p>
      <RecordHead
        level="h2"
        reference={view.number}
        beside={<CopyButton text={view.number} />}
        title={view.title}
        end={
          view.stage === 'received' ? (
            <Chip kind="new" />
          ) : (
            <Chip kind="stage">{code('stage', view.stage, lang)}</Chip>
          )
        }
      />
      <p>
        <span lang="en">{view.org_name}</span>
        {words.inBrackets(country(view.country, lang))}
      </p>
      <CaseStrip />
      <CaseNotice />
      <Exits more={more} onNext={onNext} />
      <div className="cols cols-11">
        <Checks />
        <Clocks />
      </div>
      <Answers />
      <AsItCame />
      <ActDialogs />
    </>
  );
}

function Exits({ more, onNext }: { more: boolean; onNext: () => void }) {
  const words = useWords(deskWords);
  const acts = useWords(deskactWords);
  const names = useWords(deskcaseWords);
  const { view, can, act } = useCase();
  const dialog = useDialog();
  const offered = EXITS.filter((exit) => can(DIALOGS[exit.dialog].event));
  const triage = can('accept') || can('ask');
  // While a decision waits for a second person, no exit is what comes next.
  const decided = view.proposals.length > 0;
  const keys: Record<string, () => void> = {};
  if (triage) for (const exit of offered) keys[exit.hotkey] = () => dialog.open(exit.dialog);
  if (can('assign')) keys.a = () => dialog.open('assign');
  if (can('undo')) keys.u = () => void act('undo', {}).catch(() => {});
  useShortcuts(keys);
  return (
    <div className="exits no-print">
      {triage ? (
        <div className="row" role="toolbar" aria-label={words.inbox.exits}>
          {offered.map((exit, place) => (
            <Button
              key={exit.dialog}
              size="s"
              kind={place === 0 && !decided ? 'solid' : 'line'}
              hotkey={exit.hotkey}
              onClick={() => dialog.open(exit.dialog)}
            >
              {names.exits[exit.dialog]}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="row">
        {triage ? null : <span className="b">{words.inbox.decided}</span>}
        {more && !triage ? (
          <Button size="s" kind="solid" hotkey="j" onClick={onNext}>
            {words.inbox.nextCase}
          </Button>
        ) : null}
        {can('assign') ? (
          <Button size="s" hotkey="a" onClick={() => dialog.open('assign')}>
            {acts.buttons.assign}
          </Button>
        ) : null}
        <LinkButton size="s" kind="text" to={casePath(view.number)}>
          {words.inbox.openCase}
        </LinkButton>
      </div>
    </div>
  );
}

/** What decides about a request, before who and where. */
const FIRST = [
  'needs',
  'indication_text',
  'indication_area',
  'indication_code',
  'phase_planned',
  'jp_status',
  'jp_site_decision_by',
  'trial_public_id',
  'product_public',
  'product_type',
  'modality',
];

/** What the company answered, as sent; what it left out is not repeated here. */
function Answers() {
  const lang = useLang();
  const words = useWords(deskWords);
  const { view } = useCase();
  const rank = (field: string) => FIRST.indexOf(field) + 1 || FIRST.length + 1;
  const rows = view.fields
    .filter((field) => field.stage === 'inquiry' && FIELDS[field.field] && !FIXED.has(field.field))
    .filter((field) => !field.hidden)
    .sort((a, b) => rank(a.field) - rank(b.field))
    .map((field) => ({
      label: code('field', field.field, lang),
      value: fieldText(field.field, field.sent, lang).join('\n'),
      lang: ['line', 'text'].includes(FIELDS[field.field]?.kind ?? '') ? 'en' : undefined,
    }))
    .filter((row) => row.value !== '');
  return (
    <section aria-labelledby="answers" className="pre-values">
      <div className="sec-head">
        <h2 id="answers">{words.inbox.answers}</h2>
        <span className="row row-3">
          <span className="soft">{longDay(view.received_at, lang)}</span>
          <Go to={casePath(view.number, 'file')}>{words.inbox.printFile}</Go>
        </span>
      </div>
      <SummaryList rows={rows} />
    </section>
  );
}

/** The words of a phone call or mail, kept when the desk registered the case. */
function AsItCame() {
  const lang = useLang();
  const words = useWords(deskWords);
  const { view } = useCase();
  const first = view.messages.find((message) => !message.outside);
  if (view.channel === 'web' || !first) return null;
  return (
    <section aria-labelledby="as-it-came">
      <div className="sec-head">
        <h2 id="as-it-came">{words.inbox.asItCame}</h2>
        <span className="soft">
          {code('channel', view.channel, lang)}
          {words.gap}
          {stamp(view.received_at, lang)}
        </span>
      </div>
      <blockquote className="pre" lang={view.locale}>
        {first.text}
      </blockquote>
    </section>
  );
}
