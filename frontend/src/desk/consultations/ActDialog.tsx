import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import type { ConsultView } from '../../consult/types';
import { type FieldNames, useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { CheckGroup } from '../../parts/Choice/Choice';
import { Date3, dateOf, partsOf } from '../../parts/DateParts/DateParts';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { deskconsultWords } from '../../words/deskconsult';
import { personName } from '../../words/format';
import { choices } from '../../words/registercode';
import { type Act, type ActField, beginning, type Typed } from './acts';
import { useConsultationActs, useDeskPeople } from './api';

const TEXT_MAX = { reason: 2000, text: 20_000 } as const;

/** One act with its fields. What was typed is kept until it went out. */
export function ActDialog({
  view,
  act,
  onClose,
  onDone,
}: {
  view: ConsultView;
  act: Act;
  onClose: () => void;
  onDone: (told: string) => void;
}) {
  const words = useWords(deskconsultWords);
  const acts = useConsultationActs();
  const me = useMe().data?.person?.id ?? '';
  const number = view.row.number;
  const [first] = useState(() => beginning(act, view, me));
  const [typed, keep, forget] = useKept<Typed>(`${number}:${act.event}`, first);
  const [busy, setBusy] = useState(false);
  const said = words.act[act.event as keyof typeof words.act];
  const hint = words.hint[act.event as keyof typeof words.hint];
  const names: FieldNames = Object.fromEntries(
    act.fields.map((field) => [
      `/${field.name}`,
      {
        label: labelOf(field, words.field),
        choice: !['text', 'line', 'date'].includes(field.kind),
        id: `act-${field.name}`,
      },
    ]),
  );
  const faults = useFaults(names);

  const go = async () => {
    const lacking = act.fields.filter(
      (field) =>
        !field.optional && !['team', 'date'].includes(field.kind) && !typed.texts[field.name]?.trim(),
    );
    const dates = act.fields
      .filter((field) => field.kind === 'date')
      .map((field) => ({
        field,
        typed: (typed.texts[field.name] ?? '').replaceAll('-', ''),
        day: dateOf(partsOf(typed.texts[field.name])),
      }));
    const own = [
      ...lacking.map((field) => ({ pointer: `/${field.name}`, code: 'required' })),
      ...dates
        .filter((one) => !one.day && (one.typed || !one.field.optional))
        .map((one) => ({ pointer: `/${one.field.name}`, code: one.typed ? 'not_a_date' : 'required' })),
    ];
    faults.clear();
    if (own.length > 0) {
      faults.show(own);
      return;
    }
    const body = Object.fromEntries(
      act.fields.map((field) => {
        if (field.kind === 'team') return [field.name, typed.team];
        if (field.kind === 'date') return [field.name, dateOf(partsOf(typed.texts[field.name]))];
        const text = typed.texts[field.name] ?? '';
        return [field.name, field.kind === 'deputy' ? text || null : text];
      }),
    );
    setBusy(true);
    try {
      await acts.act(number, act.path, body, view.version);
      forget();
      onDone(said.done);
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(number);
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      title={said.title}
      confirm={said.button}
      busy={busy}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      {hint ? <p>{hint}</p> : null}
      {act.fields.map((field) => (
        <FieldOf
          key={field.name}
          field={field}
          typed={typed}
          error={faults.at(`/${field.name}`)}
          set={(text) => keep({ ...typed, texts: { ...typed.texts, [field.name]: text } })}
          setTeam={(team) => keep({ ...typed, team })}
        />
      ))}
    </Dialog>
  );
}

function labelOf(field: ActField, labels: Record<string, string>): string {
  return labels[field.kind === 'rejection' ? 'rejection' : field.name] ?? field.name;
}

function FieldOf({
  field,
  typed,
  error,
  set,
  setTeam,
}: {
  field: ActField;
  typed: Typed;
  error: string | undefined;
  set: (text: string) => void;
  setTeam: (team: string[]) => void;
}) {
  const lang = useLang();
  const words = useWords(deskconsultWords).field;
  const people = useDeskPeople().data ?? [];
  const value = typed.texts[field.name] ?? '';
  const question = {
    id: `act-${field.name}`,
    label: labelOf(field, words),
    required: !field.optional,
    error,
  };
  const of = (...roles: string[]) =>
    people
      .filter((one) => roles.includes(one.role))
      .map((one) => ({ value: one.name.id, label: personName(one.name, lang) }));
  if (field.kind === 'text') {
    const max = field.name === 'reason' ? TEXT_MAX.reason : TEXT_MAX.text;
    return <Textarea {...question} rows={5} max={max} value={value} onChange={set} />;
  }
  if (field.kind === 'line') return <TextInput {...question} size="m" value={value} onChange={set} />;
  if (field.kind === 'date') {
    return (
      <Date3
        {...question}
        size="m"
        value={partsOf(value)}
        onChange={(day) => set([day.year, day.month, day.day].join('-'))}
      />
    );
  }
  if (field.kind === 'team') {
    return <CheckGroup {...question} options={of('dc', 'exp')} values={typed.team} onChange={setTeam} />;
  }
  const options = {
    owner: of('di', 'dm', 'dl'),
    deputy: of('di', 'dm', 'dl'),
    theme: choices('LB', lang),
    outcome: choices('consult_outcome', lang).filter((one) => one.value !== 'led_to_a'),
    rejection: choices('consult_rejection', lang),
  }[field.kind];
  return (
    <Select {...question} size="m" value={value} onChange={set}>
      <option value="">{field.optional ? words.nobody : words.choose}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
