import { usePlace, useWords } from '../../app/place';
import { useShortcuts } from '../../forms/keys';
import { Button, LinkButton } from '../../parts/Button/Button';
import { deskactWords } from '../../words/deskact';
import { deskcaseWords } from '../../words/deskcase';
import { ActMenu, type MenuItem } from './ActMenu';
import { DIALOGS, type DialogName, useDialog } from './acts/useDialog';
import { casePath, type Tab } from './pages';
import { useCase } from './useCase';

/** Exits of triage with their keys, the same as in the inbox. */
const TRIAGE: readonly { dialog: DialogName; hotkey: string }[] = [
  { dialog: 'accept', hotkey: '1' },
  { dialog: 'merge', hotkey: '2' },
  { dialog: 'decline', hotkey: '3' },
  { dialog: 'hold', hotkey: 'h' },
  { dialog: 'ask', hotkey: 'i' },
];

/** Acts that lead the case on; the first one offered is the solid button. */
const LEADING: readonly DialogName[] = ['take', 'resume', 'start_up', 'run', 'reopen'];

/** Acts that lead through the gate of the next stage. */
const GATED: ReadonlySet<DialogName> = new Set<DialogName>(['start_up', 'run']);

/** Tabs with the time line below them; on others the page’s own act is the solid button. */
const TALKING: ReadonlySet<Tab> = new Set<Tab>(['consultation', 'progress']);

/** The acts offered now (`next`), with their keys. What is rare stands under 状態. */
export function CaseActs({ tab }: { tab: Tab }) {
  const words = useWords(deskcaseWords);
  const acts = useWords(deskactWords);
  const place = usePlace();
  const dialog = useDialog();
  const { view, can } = useCase();
  const triage = can('accept');
  const offered = (name: DialogName) => can(DIALOGS[name].event) && applies(name);
  // Where the next stage's gate is not reached, its act is no invitation; it stays in the menu and says why.
  const leading = LEADING.find((name) => offered(name) && !(view.gate && GATED.has(name)));
  const shown = new Set<DialogName>(['assign', ...(leading ? [leading] : [])]);
  if (triage) for (const exit of TRIAGE) shown.add(exit.dialog);
  const rest = (Object.keys(DIALOGS) as DialogName[]).filter((name) => offered(name) && !shown.has(name));
  const menu: MenuItem[] = rest.map((name) => ({
    label: acts.buttons[name],
    act: () => dialog.open(name),
  }));

  const talk = (box: 'reply' | 'note') => {
    const target = document.getElementById(`case-${box}`);
    if (target) {
      target.scrollIntoView({ block: 'center' });
      target.focus({ preventScroll: true });
    } else place.go?.(`/${place.lang}/${casePath(view.number, 'progress')}?box=${box}`);
  };
  const keys: Record<string, () => void> = {};
  if (can('message')) keys.r = () => talk('reply');
  if (can('note')) keys.n = () => talk('note');
  if (can('assign')) keys.a = () => dialog.open('assign');
  if (menu.length > 0) keys.s = () => document.getElementById('case-state')?.click();
  if (triage) {
    for (const exit of TRIAGE) if (offered(exit.dialog)) keys[exit.hotkey] = () => dialog.open(exit.dialog);
  }
  useShortcuts(keys);

  // Whether an act that the stage allows means anything for this case.
  function applies(name: DialogName): boolean {
    if (name === 'answers') return Boolean(view.asked);
    return true;
  }

  return (
    <div className="case-acts no-print">
      <div className="row" role="toolbar" aria-label={words.actsLabel}>
        {leading ? (
          <Button size="s" kind="solid" onClick={() => dialog.open(leading)}>
            {acts.buttons[leading]}
          </Button>
        ) : null}
        {can('message') ? (
          <Button
            size="s"
            kind={!leading && TALKING.has(tab) ? 'solid' : 'line'}
            icon="mail"
            hotkey="r"
            onClick={() => talk('reply')}
          >
            {words.reply}
          </Button>
        ) : null}
        {can('note') ? (
          <Button size="s" icon="note" hotkey="n" onClick={() => talk('note')}>
            {words.note}
          </Button>
        ) : null}
        {can('record_contact') ? (
          <LinkButton size="s" icon="pen" to={casePath(view.number, 'support/record')}>
            {words.recordContact}
          </LinkButton>
        ) : null}
        {can('assign') ? (
          <Button size="s" hotkey="a" onClick={() => dialog.open('assign')}>
            {acts.buttons.assign}
          </Button>
        ) : null}
        {menu.length > 0 ? <ActMenu id="case-state" label={words.state} hotkey="s" items={menu} /> : null}
        <LinkButton size="s" icon="print" to={casePath(view.number, 'file')}>
          {words.printFile}
        </LinkButton>
      </div>
      {triage ? (
        <div className="row" role="toolbar" aria-label={words.triageLabel}>
          {TRIAGE.filter((exit) => offered(exit.dialog)).map((exit) => (
            <Button key={exit.dialog} size="s" hotkey={exit.hotkey} onClick={() => dialog.open(exit.dialog)}>
              {words.exits[exit.dialog as keyof typeof words.exits]}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
