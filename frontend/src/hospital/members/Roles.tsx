import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { CheckGroup } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { Notice } from '../../parts/Notice/Notice';
import { personName } from '../../words/format';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { choices } from '../../words/registercode';
import { type Colleague, KINDS } from './colleagues';
import { useMemberAct } from './useMemberAct';

interface Props {
  person: Colleague | null;
  onClose: () => void;
  onDone: (name: string) => void;
}

/** What one person is at the hospital: one or more. */
export function Roles({ person, onClose, onDone }: Props) {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const [kinds, setKinds] = useState<readonly string[]>(person?.kinds ?? []);
  const { run, busy, problem } = useMemberAct();
  const faults = useFaults({ '/kinds': { label: words.kindsThing, choice: true, id: 'changed-kinds' } });
  const name = person ? personName(person.name, lang) : '';
  const save = () => {
    if (!person) return;
    if (kinds.length === 0) return faults.show([{ pointer: '/kinds', code: 'required' }]);
    faults.clear();
    void run(
      (api) => api.changeMember(person.id, kinds),
      () => {
        onDone(name);
        onClose();
      },
    );
  };
  return (
    <Dialog
      open={person !== null}
      title={words.changeTitle(name)}
      confirm={words.changeDo}
      busy={busy}
      onConfirm={save}
      onClose={onClose}
    >
      <Kinds
        id="changed-kinds"
        label={words.changeLead}
        required
        values={kinds}
        onChange={setKinds}
        error={faults.at('/kinds')}
      />
      {problem ? <Notice kind="err" title={problem} /> : null}
    </Dialog>
  );
}

/** The kinds of members with what each may do. */
export function Kinds({
  values,
  ...question
}: {
  id: string;
  label: string;
  values: readonly string[];
  onChange: (kinds: string[]) => void;
  error?: string | undefined;
  required?: boolean;
}) {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const labels = new Map(choices('member_kind', lang).map(({ value, label }) => [value, label]));
  return (
    <CheckGroup
      {...question}
      values={values}
      options={KINDS.map((kind) => ({ value: kind, label: labels.get(kind) ?? kind, hint: words.may[kind] }))}
    />
  );
}
