import { useState } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { moment } from '../../words/format';
import { kitWords } from '../../words/kit';
import { Button, LinkButton } from '../Button/Button';
import { BulletGauge } from '../Charts/BulletGauge';
import { PartyTimeBar } from '../Charts/PartyTimeBar';
import { BallChip, Chip } from '../Chip/Chip';
import { Clock } from '../Clock/Clock';
import { Composer, InternalBox, OutsideBox } from '../Composer/Composer';
import { CopyButton } from '../CopyButton/CopyButton';
import { Dialog } from '../Dialog/Dialog';
import { EmptyState } from '../EmptyState/EmptyState';
import { Frame } from '../Frame/Frame';
import { HeaderStrip, RecordHead } from '../HeaderStrip/HeaderStrip';
import { Notice } from '../Notice/Notice';
import { Pager } from '../Pager/Pager';
import { PrintHeader } from '../PrintHeader/PrintHeader';
import { StepNav } from '../StepNav/StepNav';
import { TabsNav } from '../TabsNav/TabsNav';
import { TaskList } from '../TaskList/TaskList';
import { Timeline } from '../Timeline/Timeline';
import { type Undoable, UndoBar } from '../UndoBar/UndoBar';
import { KitDesk } from './KitDesk';
import { KitForm } from './KitForm';
import { KitTable } from './KitTable';

/** Every part on one page, in development only; `?desk` shows the console’s frame. */
export default function Kit() {
  return usePlace().search === '?desk' ? <KitDesk /> : <KitParts />;
}

function KitParts() {
  const words = useWords(kitWords);
  const lang = useLang();
  useTitle(words.title);
  const due = moment('2026-11-27T08:00:00Z', lang, 'America/New_York');
  return (
    <Frame look="app" crumbs={[{ label: words.table, to: 'kit' }, { label: words.title }]}>
      <PrintHeader reference="A-R08-042" mark="C2" by={words.owner} />
      <RecordHead
        reference="A-R08-042"
        beside={<CopyButton text="A-R08-042" />}
        title={words.record}
        end={<Chip kind="stage">{words.stage}</Chip>}
      />
      <HeaderStrip
        label={words.strip}
        mine={false}
        who={words.firm}
        next={{ main: words.next, small: words.nextSmall }}
        due={{ main: due.main, small: due.other }}
        owner={{ main: words.owner, small: words.deputy }}
      />
      <HeaderStrip
        label={words.strip}
        mine
        contact
        next={{ main: words.next, small: words.nextSmall }}
        due={{ main: due.main, small: due.other }}
        owner={{ main: words.owner, small: words.deputy }}
      />
      <p className="soft">{words.lead}</p>
      <Section title={words.steps}>
        <StepNav
          label={words.steps}
          steps={words.stepNames.map((label, index) => ({
            label,
            state: index < 3 ? 'done' : index === 3 ? 'now' : 'next',
          }))}
        />
      </Section>
      <Section title={words.buttons}>
        {(['l', 'm', 's'] as const).map((size) => (
          <p className="row row-3" key={size}>
            <Button size={size} kind="solid" hotkey={size === 's' ? 'r' : undefined}>
              {words.solid}
            </Button>
            <Button size={size} icon="print">
              {words.line}
            </Button>
            <LinkButton size={size} kind="text" to="kit">
              {words.text}
            </LinkButton>
          </p>
        ))}
      </Section>
      <KitForm />
      <Section title={words.chips}>
        <p className="row row-3">
          <Chip kind="new" />
          <BallChip mine />
          <BallChip mine hospital />
          <BallChip mine={false} who={words.firm} />
          <Chip kind="soon" />
          <Chip kind="over" />
          <Chip kind="pause" />
          <Chip kind="done" />
          <Chip kind="wait" />
          <Chip kind="closed" />
          <Chip kind="old" />
          <Chip kind="stage">{words.stage}</Chip>
          <Chip kind="tier">C2</Chip>
        </p>
      </Section>
      <Clocks />
      <KitTable />
      <Section title={words.tasks}>
        <TaskList
          tasks={[
            {
              to: 'kit',
              title: words.taskNames[0] ?? '',
              detail: words.taskDetails[0],
              status: <Chip kind="done" />,
            },
            {
              to: 'kit',
              title: words.taskNames[1] ?? '',
              detail: words.taskDetails[1],
              status: <Chip kind="you" />,
            },
            { title: words.taskNames[2] ?? '', detail: words.taskDetails[2], status: <Chip kind="wait" /> },
          ]}
        />
      </Section>
      <Talk />
      <Acts />
    </Frame>
  );
}

export function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="mt-8">
      <div className="sec-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Clocks() {
  const words = useWords(kitWords);
  const [a = '', b = '', c = '', d = '', e = ''] = words.clockNames;
  return (
    <div className="cols cols-11">
      <Section title={words.clocks}>
        <div className="box box-s">
          <Clock name={a} state="running" daysLeft={6} used={0.3} detail={words.clockDetail} />
          <Clock name={b} state="due_soon" daysLeft={1} used={0.6} detail={words.clockDetail} />
          <Clock name={c} state="overdue" daysLeft={-1} used={1.2} detail={words.clockDetail} />
          <Clock name={d} state="paused" used={0.4} detail={words.pauseDetail} days={{ net: 4, gross: 9 }} />
          <Clock name={e} state="met" result={words.met} />
        </div>
      </Section>
      <Section title={words.times}>
        <PartyTimeBar
          times={[
            { party: 'desk', label: words.parties[0] ?? '', days: 12 },
            { party: 'firm', label: words.parties[1] ?? '', days: 18 },
            { party: 'hosp', label: words.parties[2] ?? '', days: 11 },
          ]}
        />
        <BulletGauge
          sentence={words.gauge}
          value={9}
          target={15}
          pace={9.6}
          likely={{ low: 13, high: 17 }}
          unit={words.gaugeUnit}
        />
      </Section>
    </div>
  );
}

function Talk() {
  const words = useWords(kitWords);
  const [reply, setReply] = useState('');
  const [note, setNote] = useState('');
  return (
    <Section title={words.timeline}>
      <TabsNav
        label={words.timeline}
        tabs={words.tabs.map((label, index) => ({
          to: `kit?tab=${index}`,
          label,
          current: index === 0,
          count: index === 3 ? 1 : 0,
        }))}
      />
      <Timeline
        entries={[
          { id: '1', at: '2026-11-18T01:30:00Z', kind: 'event', who: words.owner, aside: words.eventEntry },
          { id: '2', at: '2026-11-19T07:02:00Z', kind: 'internal', who: words.owner, body: words.noteEntry },
          {
            id: '3',
            at: '2026-11-20T00:14:00Z',
            kind: 'outside',
            who: words.owner,
            aside: words.toWhom,
            body: words.outEntry,
          },
        ]}
      />
      <Composer>
        <OutsideBox
          id="kit-reply"
          title={words.replyTitle}
          recipients="Emma Hartley"
          send={words.solid}
          value={reply}
          onChange={setReply}
          onSend={() => setReply('')}
        />
        <InternalBox
          id="kit-note"
          title={words.noteTitle}
          value={note}
          onChange={setNote}
          onSend={() => setNote('')}
        />
      </Composer>
    </Section>
  );
}

function Acts() {
  const words = useWords(kitWords);
  const [open, setOpen] = useState(false);
  const [act, setAct] = useState<Undoable | null>(null);
  return (
    <>
      <Section title={words.notices}>
        <div className="stack">
          <Notice kind="info" title={words.holiday}>
            {words.holidayText}
          </Notice>
          <Notice kind="err" title={words.notSaved}>
            {words.notSavedText}
          </Notice>
          <Button
            onClick={() => setAct({ id: String(Date.now()), text: words.moved, undo: () => setAct(null) })}
          >
            {words.moved}
          </Button>
          <EmptyState title={words.empty} action={<Button size="s">{words.register}</Button>}>
            {words.emptyText}
          </EmptyState>
          <Pager page={1} pages={3} to={(page) => `kit?page=${page}`} />
          <Button onClick={() => setOpen(true)}>{words.dialog}</Button>
        </div>
      </Section>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.dialogTitle}
        confirm={words.solid}
        onConfirm={() => setOpen(false)}
      >
        <p>{words.dialogText}</p>
      </Dialog>
      <UndoBar act={act} onEnd={() => setAct(null)} />
    </>
  );
}
