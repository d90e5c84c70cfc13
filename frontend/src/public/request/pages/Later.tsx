import { type FormEvent, useEffect, useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { useTitle } from '../../../app/title';
import { useFaults } from '../../../forms/useFaults';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { ErrorSummary } from '../../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../../parts/Field/inputs';
import { Phrased } from '../../../parts/Fill/Fill';
import { longDay } from '../../../words/format';
import { requestWords } from '../../../words/request';
import { requestpagesWords } from '../../../words/requestpages';
import { plain } from '../../../words/words';
import { browserZone } from '../../../words/zones';
import { giveAddress } from '../calls';
import { useRequestDraft } from '../draft';
import { useFieldNames } from '../fields';
import { FormFrame, Saved } from '../Page';

/** Save and finish later: until when it stays, and the link to go on from anywhere. */
export function Later() {
  const words = useWords(requestWords);
  const later = useWords(requestpagesWords).laterPage;
  const lang = useLang();
  const draft = useRequestDraft();
  const faults = useFaults(useFieldNames());
  const [sentTo, setSentTo] = useState<string | null>(draft.mailedTo ?? draft.server().email);
  const [busy, setBusy] = useState(false);
  useTitle(plain(later.title));
  const save = draft.save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: saves once, on arriving here.
  useEffect(() => {
    void save();
  }, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const email = (draft.answers.contact_email ?? '').trim();
    if (email === '') return faults.show([{ pointer: '/contact_email', code: 'required' }]);
    setBusy(true);
    try {
      draft.take(await giveAddress(draft.id, email, lang));
      faults.clear();
      draft.setMailedTo(email);
      setSentTo(email);
    } catch (error) {
      faults.caught(error);
    }
    setBusy(false);
  };

  return (
    <FormFrame back={draft.to('you')}>
      <div className="prose">
        <ErrorSummary errors={faults.items} round={faults.round} />
        <h1>
          <Phrased text={later.title} />
        </h1>
        <p>
          {later.kept(longDay(draft.server().expires_at, lang, draft.answers.contact_tz || browserZone()))}
        </p>
        {sentTo ? (
          <p role="status">{later.sentTo(sentTo)}</p>
        ) : (
          <form noValidate onSubmit={send} className="stack">
            <p>{later.noAddress}</p>
            <TextInput
              id="contact_email"
              label={words.fields.contact_email}
              required
              type="email"
              autoComplete="email"
              value={draft.answers.contact_email ?? ''}
              onChange={(contact_email) => draft.set({ contact_email })}
              error={faults.at('/contact_email')}
            />
            <Button type="submit" kind="solid" busy={busy}>
              {later.send}
            </Button>
          </form>
        )}
        <div className="row row-4">
          <LinkButton to={draft.to('you')} kind={sentTo ? 'solid' : 'line'}>
            {later.goOn}
          </LinkButton>
        </div>
        <Saved />
      </div>
    </FormFrame>
  );
}
