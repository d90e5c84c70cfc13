import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { OneDay } from '../../parts/DateParts/OneDay';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { PublicFrame } from '../../public/PublicFrame';
import { useGoTo } from '../../public/sign-in/enter';
import { joiningWords } from '../../words/joining';
import { choices } from '../../words/registercode';
import { HospitalName } from './HospitalName';

const EMPTY = {
  name_ja: '',
  name_en: '',
  med_inst_code: '',
  prefecture: '',
  founder: '',
  department: '',
  post: '',
  family: '',
  given: '',
  email: '',
  head_name: '',
  head_approved_on: '',
  head_approved: false,
  consent_data_use: false,
};
type Form = typeof EMPTY;
type TextName = Exclude<keyof Form, 'head_approved' | 'consent_data_use'>;

/** A hospital applies: one page, then the code that confirms the address. */
export default function Join() {
  const words = useWords(joiningWords);
  const lang = useLang();
  // Kept in this tab until it was sent: nothing typed is lost to a reload.
  const [kept, setForm, forget] = useKept<Form>('hospital-join', EMPTY);
  const form = { ...EMPTY, ...kept };
  const [waiting, setWaiting] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const names = Object.keys(EMPTY) as (keyof Form)[];
  const faults = useFaults(
    Object.fromEntries(
      names.map((name) => [
        `/${name}`,
        {
          label: words.fields[name],
          id: name,
          choice: name === 'prefecture' || name === 'founder',
          ...(name === 'head_approved_on' ? { say: { too_small: words.dateSay } } : {}),
        },
      ]),
    ),
  );
  useTitle(waiting ? words.codeTitle : words.title);
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });

  const send = async () => {
    setBusy(true);
    try {
      const body = { form, lang };
      const { id } = await call<components['schemas']['JoinKept']>('POST', '/api/join', { body });
      faults.clear();
      setWaiting(id);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  if (waiting) {
    return (
      <PublicFrame>
        <Code
          id={waiting}
          email={form.email}
          again={() => void send()}
          onBack={() => setWaiting(null)}
          onDone={forget}
        />
      </PublicFrame>
    );
  }
  const hint = (name: TextName) => words.hints[name as keyof typeof words.hints];
  const asked = (name: TextName) => ({
    id: name,
    label: words.fields[name],
    required: !['med_inst_code', 'post'].includes(name),
    hint: hint(name),
    error: faults.at(`/${name}`),
  });
  const text = (name: TextName, more: { type?: string; autoComplete?: string; lang?: string } = {}) => (
    <TextInput
      {...asked(name)}
      width="w20"
      autoComplete="off"
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      {...more}
    />
  );
  const select = (name: 'prefecture' | 'founder', required: boolean) => (
    <Select
      id={name}
      label={words.fields[name]}
      required={required}
      width="w20"
      error={faults.at(`/${name}`)}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
    >
      <option value="">{words.choose}</option>
      {choices(name, lang).map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
  const tick = (name: 'head_approved' | 'consent_data_use') => (
    <>
      <Check
        id={name}
        checked={form[name]}
        onChange={(on) => set({ [name]: on })}
        label={words.fields[name]}
        error={faults.at(`/${name}`) !== undefined}
      />
      {faults.at(`/${name}`) ? (
        <p className="err" id={`${name}-error`}>
          {faults.at(`/${name}`)}
        </p>
      ) : null}
    </>
  );
  const names2 = lang === 'ja' ? (['family', 'given'] as const) : (['given', 'family'] as const);
  return (
    <PublicFrame>
      <form noValidate className="narrow stack" onSubmit={submit}>
        <ErrorSummary errors={faults.items} round={faults.round} />
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <p className="soft">{words.member}</p>
        <h2>{words.hospital}</h2>
        <HospitalName
          {...asked('name_ja')}
          value={form.name_ja}
          onChange={(name_ja) => set({ name_ja })}
          onPick={(found) =>
            set({
              name_ja: found.name,
              name_en: found.name_en ?? form.name_en,
              prefecture: found.prefecture || form.prefecture,
              med_inst_code: found.source === 'bureau' ? found.code : form.med_inst_code,
            })
          }
        />
        {text('name_en', { lang: 'en' })}
        {text('med_inst_code')}
        {select('prefecture', true)}
        {select('founder', false)}
        <h2>{words.person}</h2>
        {text('department')}
        {text('post')}
        {names2.map((name) => (
          <div key={name}>{text(name)}</div>
        ))}
        {text('email', { type: 'email', autoComplete: 'email' })}
        <h2>{words.head}</h2>
        {text('head_name')}
        <OneDay
          question={asked('head_approved_on')}
          day={form.head_approved_on || null}
          onChange={(day) => set({ head_approved_on: day ?? '' })}
        />
        {tick('head_approved')}
        {tick('consent_data_use')}
        <Button type="submit" kind="solid" size="l" busy={busy} block>
          {words.send}
        </Button>
      </form>
    </PublicFrame>
  );
}

function Code({
  id,
  email,
  again,
  onBack,
  onDone,
}: {
  id: string;
  email: string;
  again: () => void;
  onBack: () => void;
  onDone: () => void;
}) {
  const words = useWords(joiningWords);
  const goTo = useGoTo();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/code': { label: words.code, say: { required: words.codeSay } } });
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.normalize('NFKC').replace(/\D/g, '');
    if (digits.length !== 6) return faults.show([{ pointer: '/code', code: 'required' }]);
    setBusy(true);
    try {
      const { go_to } = await call<{ go_to: string }>('POST', `/api/join/${id}/code`, {
        body: { code: digits },
      });
      onDone();
      goTo(go_to);
    } catch (error) {
      if (error instanceof Problem && error.status === 410) {
        faults.show([{ pointer: '/code', code: 'code_expired' }]);
      } else faults.caught(error);
      setBusy(false);
    }
  };
  return (
    <form noValidate className="narrow stack" onSubmit={(event) => void confirm(event)}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{words.codeTitle}</h1>
      <p>{words.codeSent(email)}</p>
      <TextInput
        id="code"
        label={words.code}
        bare
        inputMode="numeric"
        autoComplete="one-time-code"
        width="w8"
        value={code}
        onChange={setCode}
        error={faults.at('/code')}
      />
      <Button type="submit" kind="solid" busy={busy} block>
        {words.codeDo}
      </Button>
      <div className="row row-3">
        <Button kind="text" onClick={again}>
          {words.again}
        </Button>
        <Button kind="text" onClick={onBack}>
          {words.change}
        </Button>
      </div>
    </form>
  );
}
