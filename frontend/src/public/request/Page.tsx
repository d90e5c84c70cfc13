import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { lazy, Until } from '../../app/lazy';
import { usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { DraftLine } from '../../forms/DraftLine';
import { isComposing } from '../../forms/keys';
import { type Faults, useFaults } from '../../forms/useFaults';
import { Button, LinkButton } from '../../parts/Button/Button';
import { ErrorSummary, focusControl } from '../../parts/ErrorSummary/ErrorSummary';
import { Phrased } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { requestWords } from '../../words/request';
import { plain } from '../../words/words';
import { browserZone } from '../../words/zones';
import { PublicFrame } from '../PublicFrame';
import { useRequestDraft } from './draft';
import { faultsOn, PAGES, type PageName, useFieldNames } from './fields';

const Clashes = lazy(() => import('./Clashes'));

interface Props {
  page: PageName;
  /** Where Continue leads, once the page has no fault; by default to the next page. */
  next?: () => string;
  /** Before saving: fills in what the page knows without asking. */
  before?: () => void;
  /** After saving, before going on. Never waits for the network. */
  after?: () => void;
  children: (faults: Faults) => ReactNode;
}

/**
 * One page of the form. Continue saves and asks the server what is still to
 * mend; without a connection it goes on, and the last page tells.
 */
export function Page({ page, next, before, after, children }: Props) {
  const words = useWords(requestWords);
  const place = usePlace();
  const draft = useRequestDraft();
  const faults = useFaults(useFieldNames());
  const [busy, setBusy] = useState(false);
  const at = PAGES.indexOf(page);
  const fromCheck = useFromCheck() !== '';
  const title = words.pages[page];
  useTitle(words.titlePage(plain(title), at + 1, PAGES.length));
  useFocusOnField();

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    before?.();
    const saved = await draft.save();
    setBusy(false);
    if (saved === 'conflict') return;
    if (typeof saved === 'object') return faults.show(saved.faults);
    const here = saved === 'saved' ? faultsOn(page, draft.server().faults) : [];
    if (here.length > 0) return faults.show(here);
    after?.();
    const address = next?.() ?? (fromCheck ? 'check' : PAGES[at + 1]);
    place.go?.(`/${place.lang}/${draft.to(address ?? 'check')}`);
  };

  const back = fromCheck ? draft.to('check') : at === 0 ? 'request' : draft.to(PAGES[at - 1] ?? 'you');
  return (
    <FormFrame back={back}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p className="step">{words.page(at + 1, PAGES.length)}</p>
      <h1>
        <Phrased text={title} />
      </h1>
      <Banner />
      {draft.mailedTo && page === 'trial-number' ? (
        <p role="status">{words.linkSent(draft.mailedTo)}</p>
      ) : null}
      <DraftConflict />
      <form noValidate className="request-form" onSubmit={goOn} onKeyDown={notWhileComposing}>
        {children(faults)}
        <div className="row row-4 form-acts">
          <Button type="submit" kind="solid" size="l" block busy={busy}>
            {words.saveContinue}
          </Button>
          <LinkButton kind="text" size="l" block to={draft.to('later')}>
            {words.later}
          </LinkButton>
        </div>
        <Saved />
      </form>
    </FormFrame>
  );
}

/** Back link, one narrow column. */
export function FormFrame({ back, children }: { back: string; children: ReactNode }) {
  const words = useWords(requestWords);
  return (
    <PublicFrame>
      <div className="narrow">
        <p className="back-line">
          <Go to={back} className="back">
            <Icon name="back" />
            {words.back}
          </Go>
        </p>
        {children}
      </div>
    </PublicFrame>
  );
}

/** Nothing confidential: on every page of the public form. */
export function Banner() {
  const words = useWords(requestWords);
  return (
    <p className="topline">
      <Icon name="eye" />
      <span>{words.banner}</span>
    </p>
  );
}

/** “Draft saved 14:02 (New York). It stays for 30 days.” */
export function Saved() {
  const words = useWords(requestWords);
  const draft = useRequestDraft();
  return (
    <div className="saved-line">
      <DraftLine state={draft.state} zone={draft.answers.contact_tz || browserZone()} />
      {draft.state.kind === 'saved' ? <span className="saved">{words.stays}</span> : null}
    </div>
  );
}

/** Asks which answers to keep, where two windows changed the same ones. */
export function DraftConflict() {
  if (useRequestDraft().clashes.length === 0) return null;
  return (
    <Until>
      <Clashes />
    </Until>
  );
}

/** `?from=check` while an answer is changed from the last page: Continue then leads back there. */
export function useFromCheck(): '' | '?from=check' {
  return new URLSearchParams(usePlace().search).get('from') === 'check' ? '?from=check' : '';
}

// A “Change” link names its field after the #. The new page has put the focus on its h1 by then.
function useFocusOnField() {
  const done = useRef(false);
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (done.current || !id) return;
    done.current = true;
    const frame = requestAnimationFrame(() => focusControl(id));
    return () => cancelAnimationFrame(frame);
  }, []);
}

// Enter chooses a word while an input method composes; some browsers would send the form.
export function notWhileComposing(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
}
