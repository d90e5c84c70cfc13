import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { AskAgain } from '../../parts/AskAgain/AskAgain';
import { Button, LinkButton } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Phrased } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { stamp } from '../../words/format';
import { requestpagesWords } from '../../words/requestpages';
import { plain } from '../../words/words';
import { browserZone } from '../../words/zones';
import { PublicFrame } from '../PublicFrame';
import { readDraft, resumeByMail } from './calls';
import { fieldOf, pageOf } from './fields';

/** I10: go on with a draft, from this device or by a link in a mail. */
export default function Resume() {
  const words = useWords(requestpagesWords).resume;
  useTitle(plain(words.title));
  return (
    <PublicFrame>
      <div className="narrow stack-6">
        <ResumeByMail title={words.title} />
        <HereDraft />
        <p className="soft">
          {words.life} <Go to="request">{words.start}</Go>
        </p>
      </div>
    </PublicFrame>
  );
}

/** Asks for an address; what is known of it is said only in the mail. */
export function ResumeByMail({ title, lead }: { title: string; lead?: string }) {
  const words = useWords(requestpagesWords).resume;
  const { lang } = usePlace();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/email': { label: words.email } });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '') return faults.show([{ pointer: '/email', code: 'required' }]);
    setBusy(true);
    try {
      await resumeByMail(email.trim(), lang);
      faults.clear();
      setSent(email.trim());
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };
  if (sent) {
    return (
      <div className="stack">
        <h1>
          <Phrased text={words.sentTitle} />
        </h1>
        <p role="status">{words.sent(sent)}</p>
        <AskAgain again={() => resumeByMail(sent, lang)}>
          <button type="button" className="act" onClick={() => setSent(null)}>
            {words.other}
          </button>
        </AskAgain>
      </div>
    );
  }
  return (
    <form noValidate className="stack" onSubmit={send}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>
        <Phrased text={title} />
      </h1>
      {lead ? <p>{lead}</p> : null}
      <p>{words.lead}</p>
      <TextInput
        id="email"
        label={words.email}
        required
        bare
        type="email"
        autoComplete="email"
        spellCheck={false}
        value={email}
        onChange={setEmail}
        error={faults.at('/email')}
      />
      <Button type="submit" kind="solid" size="l" busy={busy} block>
        {words.send}
      </Button>
    </form>
  );
}

// The draft whose cookie this browser holds: nobody else sees it.
function HereDraft() {
  const words = useWords(requestpagesWords).resume;
  const pages = useWords(requestpagesWords).laterPage;
  const lang = useLang();
  const id = useMe().data?.draft ?? null;
  const { data: draft } = useQuery({
    queryKey: ['draft', id],
    queryFn: () => readDraft(id ?? ''),
    enabled: id !== null,
    retry: false,
  });
  if (!draft || draft.sent) return null;
  const missing = new Set(draft.faults.map(fieldOf)).size;
  const first = draft.faults[0] ? pageOf(fieldOf(draft.faults[0])) : 'check';
  return (
    <section className="box">
      <h2>{words.here}</h2>
      <p>
        {words.hereSaved(stamp(draft.saved_at, lang, browserZone()))}
        <br />
        {missing > 0 ? words.hereMissing(missing) : words.hereComplete}
      </p>
      <p className="form-acts">
        <LinkButton to={`request/${draft.id}/${first}`}>{pages.goOn}</LinkButton>
      </p>
    </section>
  );
}
