import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { type Fault, Problem } from '../../api/problem';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Conflict } from '../../forms/Conflict';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button, LinkButton } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { NotFound } from '../../parts/Frame/messages';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { answerText, answerWords } from '../../words/answer';
import { code } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { readCase, saveDetails } from '../calls';
import { useTheCase } from '../theCase';
import { Question } from './Question';
import { CONTROLS, part, patchOf, TASKS, type TaskName, top, valueAt } from './tasks';

/** What was typed at a path, and what stood there before. */
type Edits = Record<string, { from: unknown; to: unknown }>;

/** One group of details: at most five questions, kept on this device until they are saved. */
export default function DetailsTask() {
  const { task } = useParams();
  const { may } = useTheCase();
  if (!TASKS.includes(task as TaskName)) return <NotFound />;
  if (!may('revise')) return <Closed task={task as TaskName} />;
  return <TaskPage key={task} task={task as TaskName} />;
}

// Closed, or this reader only reads: what was answered stands on the list.
function Closed({ task }: { task: TaskName }) {
  const words = useWords(firmpagesWords).details;
  const { to } = useTheCase();
  useTitle(words.tasks[task]);
  return (
    <div className="narrow stack">
      <h1>{words.tasks[task]}</h1>
      <p>{words.cannotChange}</p>
      <LinkButton to={to('details')}>{words.list}</LinkButton>
    </div>
  );
}

function TaskPage({ task }: { task: TaskName }) {
  const words = useWords(firmpagesWords).details;
  const parts = useWords(answerWords);
  const lang = useLang();
  const place = usePlace();
  const { data, run, busy, to } = useTheCase();
  const [edits, setEdits, forget] = useKept<Edits>(`details-${data.number}-${task}`, {});
  const [clashes, setClashes] = useState<string[]>([]);
  const title = words.tasks[task];
  useTitle(`${title} ${data.number}`);
  const label = (path: string) => {
    const name = part(path);
    return name ? parts[name] : code('field', path, lang);
  };
  const faults = useFaults(
    Object.fromEntries(
      CONTROLS[task].flatMap(({ path, as }) => [
        [
          `/${path}`,
          {
            label: label(path),
            choice: as === 'one' || as === 'many',
            id: path.replaceAll('/', '-'),
            say: path === 'prot_design/control' ? { must_differ: words.controlAlone } : undefined,
          },
        ],
        ...(as === 'diseases'
          ? Array.from({ length: 10 }, (_, n) => [
              [`/${path}/${n}`, { label: words.diseaseN(n + 1), id: `${path}-${n}-code` }] as const,
              [`/${path}/${n}/code`, { label: words.code }] as const,
              [`/${path}/${n}/system`, { label: words.system, choice: true }] as const,
              [`/${path}/${n}/text`, { label: words.codeText }] as const,
            ]).flat()
          : []),
      ]),
    ),
  );

  const value = (path: string) => (path in edits ? (edits[path]?.to ?? null) : valueAt(data.values, path));
  const set = (path: string, next: unknown) =>
    setEdits({ ...edits, [path]: { from: edits[path]?.from ?? valueAt(data.values, path), to: next } });

  const save = async (changes: Edits) => {
    const plainEdits = Object.fromEntries(
      Object.entries(changes).map(([path, { to: next }]) => [path, next]),
    );
    if (Object.keys(plainEdits).length === 0) return place.go?.(`/${place.lang}/${to('details')}`);
    let clashed = false;
    try {
      await run(async () => {
        try {
          return await saveDetails(data.number, data.version, patchOf(data.values, plainEdits));
        } catch (error) {
          if (!(error instanceof Problem) || error.status !== 412) throw error;
          // Somebody changed the case meanwhile. Only what they changed of these very
          // questions is asked about; the rest is saved upon the newer case.
          const newer = await readCase(data.number);
          const both = Object.entries(changes).filter(
            ([path, { from, to: next }]) =>
              !same(valueAt(newer.values, path), from) && !same(valueAt(newer.values, path), next),
          );
          if (both.length > 0) {
            clashed = true;
            setClashes(both.map(([path]) => path));
            throw error;
          }
          return saveDetails(data.number, newer.version, patchOf(newer.values, plainEdits));
        }
      });
      forget();
      place.goOn?.(`/${place.lang}/${to('details')}`);
    } catch (error) {
      if (clashed) faults.clear();
      else if (error instanceof Problem && error.faults.length > 0) {
        faults.show(error.faults.map((fault) => named(fault, parts)));
      } else faults.caught(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void save(edits);
  };

  return (
    <div className="narrow">
      <p>
        <Go to={to('details')} className="back">
          <Icon name="back" />
          {words.list}
        </Go>
      </p>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{title}</h1>
      {clashes.length > 0 ? (
        <Conflict
          clashes={clashes.map((path) => ({
            key: path,
            label: label(path),
            mine: answerText(part(path) ?? top(path), edits[path]?.to, lang),
            theirs: answerText(part(path) ?? top(path), valueAt(data.values, path), lang),
          }))}
          onSettle={(mine) => {
            // What is kept of theirs is no edit any more; ours now stands upon theirs.
            const settled = Object.fromEntries(
              Object.entries(edits)
                .filter(([path]) => !clashes.includes(path) || mine.includes(path))
                .map(([path, edit]) => [path, { ...edit, from: valueAt(data.values, path) }]),
            );
            setEdits(settled);
            setClashes([]);
            void save(settled);
          }}
        />
      ) : null}
      <form noValidate className="request-form" onSubmit={submit}>
        {CONTROLS[task].map((control) => (
          <Question
            key={control.path}
            control={control}
            label={label(control.path)}
            value={value(control.path)}
            onChange={(next) => set(control.path, next)}
            error={(pointer) => faults.at(pointer)}
          />
        ))}
        {Object.keys(edits).length > 0 ? <p className="t14 soft note-line">{words.kept}</p> : null}
        <div className="row row-4 form-acts">
          <Button type="submit" kind="solid" busy={busy} block>
            {words.saveOnly}
          </Button>
          <LinkButton kind="text" to={to('details')} block>
            {words.list}
          </LinkButton>
        </div>
      </form>
    </div>
  );
}

// “a must not be more than b”: the server names the parts, the reader knows their labels.
function named(fault: Fault, parts: Readonly<Record<string, unknown>>): Fault {
  if (fault.code !== 'order' || !fault.params) return fault;
  const label = (name: string | undefined) => {
    const text = parts[name ?? ''];
    return typeof text === 'string' ? text : (name ?? '');
  };
  return { ...fault, params: { ...fault.params, a: label(fault.params.a), b: label(fault.params.b) } };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
