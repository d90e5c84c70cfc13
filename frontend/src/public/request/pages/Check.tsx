import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Problem } from '../../../api/problem';
import { useLang, usePlace, useWords } from '../../../app/place';
import { useTitle } from '../../../app/title';
import { type Faults, useFaults } from '../../../forms/useFaults';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { Check } from '../../../parts/Choice/Choice';
import { ErrorSummary, focusControl } from '../../../parts/ErrorSummary/ErrorSummary';
import { ErrorLine } from '../../../parts/Field/Field';
import { TextInput } from '../../../parts/Field/inputs';
import { Phrased } from '../../../parts/Fill/Fill';
import { Go } from '../../../parts/Go/Go';
import { SummaryList, type SummaryRow } from '../../../parts/SummaryList/SummaryList';
import { answerText } from '../../../words/answer';
import { faultText } from '../../../words/faults';
import { requestWords } from '../../../words/request';
import { requestpagesWords } from '../../../words/requestpages';
import { PRIVACY_VERSION } from '../../../words/versions';
import { plain } from '../../../words/words';
import { confirmAddress, giveAddress, sendRequest } from '../calls';
import { useRequestDraft } from '../draft';
import { FIELDS, faultsOn, fieldOf, inOrder, PAGES, pageOf, useFieldNames } from '../fields';
import { Banner, DraftConflict, FormFrame, notWhileComposing, Saved } from '../Page';
import { submissionOf } from '../submission';
import type { Field } from '../types';

/** I8: everything once more, the two confirmations, and sending. */
export function CheckAnswers() {
  const words = useWords(requestWords);
  const check = useWords(requestpagesWords).check;
  const place = usePlace();
  const draft = useRequestDraft();
  const names = useFieldNames();
  const faults = useFaults(names);
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<{ shown: boolean; typed: string; news: string }>({
    shown: false,
    typed: '',
    news: '',
  });
  useTitle(words.titlePage(plain(words.pages.check), PAGES.length, PAGES.length));
  const { answers, set } = draft;
  const email = answers.contact_email?.trim() ?? '';
  const save = draft.save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: saves once, so that what is missing is known.
  useEffect(() => {
    void save();
  }, []);

  const mailCode = async () => {
    draft.take(await giveAddress(draft.id, email, place.lang));
    draft.setMailedTo(email);
    askForCode(check.codeSent(email));
  };
  const askForCode = (news: string) => {
    // Drawn at once: on a busy machine the next frame may come before the box does.
    flushSync(() => setCode({ shown: true, typed: '', news }));
    focusControl('code');
  };

  const confirm = async () => {
    const digits = code.typed.normalize('NFKC').replace(/\D/g, '');
    if (digits.length !== 6) {
      faults.show([{ pointer: '/code', code: 'required' }]);
      return false;
    }
    draft.take(await confirmAddress(draft.id, digits));
    setCode({ shown: false, typed: '', news: '' });
    return true;
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    faults.clear();
    try {
      const saved = await draft.save();
      if (saved === 'conflict') return;
      if (typeof saved === 'object') return faults.show(saved.faults);
      if (saved === 'saved' && draft.server().faults.length > 0)
        return faults.show(inOrder(draft.server().faults));
      if (code.shown && code.typed.trim() !== '' && !(await confirm())) return;
      const sent = await sendRequest(draft.id, submissionOf(draft.id));
      draft.forget();
      cache.setQueryData(['sent', sent.number], sent);
      await cache.invalidateQueries({ queryKey: ['me'] });
      place.goOn?.(`/${place.lang}/request/sent/${sent.number}`, true);
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'server');
      const unconfirmed = problem.faults.some((fault) => fault.code === 'email_unconfirmed');
      if (!unconfirmed) return faults.caught(spoken(problem));
      if (code.shown) faults.show([{ pointer: '/code', code: 'required' }]);
      else if (draft.mailedTo === email) askForCode('');
      else await mailCode().catch(faults.caught);
    } finally {
      setBusy(false);
    }
  };

  const open = draft.server().faults.filter((fault) => pageOf(fieldOf(fault)) !== 'check');
  return (
    <FormFrame back={draft.to('needs')}>
      <ErrorSummary errors={withPages(faults.items, draft.to)} round={faults.round} />
      <p className="step">{words.page(PAGES.length, PAGES.length)}</p>
      <h1>
        <Phrased text={words.pages.check} />
      </h1>
      <Banner />
      <DraftConflict />
      {open.length > 0 && faults.items.length === 0 ? <StillOpen /> : null}
      {PAGES.filter((page) => page !== 'check').map((page) => (
        <section key={page} className="check-part">
          <div className="sec-head">
            <h2>
              <Phrased text={words.pages[page]} />
            </h2>
          </div>
          <Answers fields={FIELDS[page]} />
        </section>
      ))}
      <section>
        <div className="sec-head">
          <h2>
            <Phrased text={check.whoSees} />
          </h2>
        </div>
        <ul className="dots">
          <li>{check.desk}</li>
          <li>{check.hospitals}</li>
          <li>{check.ministry}</li>
        </ul>
      </section>
      <form noValidate className="request-form" onSubmit={send} onKeyDown={notWhileComposing}>
        <h2>
          <Phrased text={check.confirmTitle} />
        </h2>
        <div className="field">
          <p>
            <Go to="privacy" target="_blank">
              {check.privacyLink}
            </Go>
          </p>
          <Check
            id="consent_privacy"
            checked={
              answers.consent_privacy?.accepted === true &&
              answers.consent_privacy.version === PRIVACY_VERSION
            }
            onChange={(on) =>
              set({ consent_privacy: on ? { accepted: true, version: PRIVACY_VERSION } : null })
            }
            label={words.fields.consent_privacy}
            error={consentFault(faults) !== undefined}
          />
          <ErrorLine id="consent_privacy" error={consentFault(faults)} />
        </div>
        <div className="field">
          <Check
            id="nonconf_confirm"
            checked={answers.nonconf_confirm === true}
            onChange={(on) => set({ nonconf_confirm: on || null })}
            label={words.fields.nonconf_confirm}
            error={faults.at('/nonconf_confirm') !== undefined}
          />
          <ErrorLine id="nonconf_confirm" error={faults.at('/nonconf_confirm')} />
        </div>
        {code.shown ? (
          <section className="box code-box" aria-labelledby="code-box">
            <h2 id="code-box">
              <Phrased text={check.codeTitle} />
            </h2>
            <p>{check.codeLead(email)}</p>
            <TextInput
              id="code"
              label={words.fields.code}
              required
              inputMode="numeric"
              autoComplete="one-time-code"
              width="w8"
              value={code.typed}
              onChange={(typed) => setCode((before) => ({ ...before, typed }))}
              error={faults.at('/code')}
            />
            <p className="row row-4">
              <button type="button" className="act" onClick={() => void mailCode().catch(faults.caught)}>
                {check.codeAgain}
              </button>
              <Go className="act" to={`${draft.to('you')}?from=check#contact_email`}>
                {check.changeEmail}
              </Go>
            </p>
            <p className="t14 soft" role="status">
              {code.news}
            </p>
          </section>
        ) : null}
        <div className="row row-4 form-acts">
          <Button type="submit" kind="solid" size="l" block busy={busy}>
            {check.send}
          </Button>
          <LinkButton kind="text" size="l" block to={draft.to('later')}>
            {words.later}
          </LinkButton>
        </div>
        <Saved />
        <p className="print-line">
          <button type="button" className="act" onClick={() => window.print()}>
            {check.print}
          </button>
        </p>
      </form>
    </FormFrame>
  );
}

/** What is missing, as links, before anybody pressed anything. */
function StillOpen() {
  const check = useWords(requestpagesWords).check;
  const lang = useLang();
  const draft = useRequestDraft();
  const names = useFieldNames();
  return (
    <nav className="box soft-ground still-open" aria-labelledby="still-open">
      <h2 id="still-open">{check.stillOpen}</h2>
      <ul>
        {PAGES.filter((page) => page !== 'check').flatMap((page) =>
          faultsOn(page, draft.server().faults).map((fault) => {
            const name = names[fault.pointer] ?? names[`/${fieldOf(fault)}`] ?? { label: fieldOf(fault) };
            const id = name.id ?? fault.pointer.slice(1).replaceAll('/', '-');
            return (
              <li key={fault.pointer}>
                <Go to={`${draft.to(page)}?from=check#${id}`}>{faultText(fault, name, lang)}</Go>
              </li>
            );
          }),
        )}
      </ul>
    </nav>
  );
}

// Asked only of some: not listed where it was not asked.
const CONDITIONAL = new Set<Field>(['sub_mandate', 'indication_code']);

function Answers({ fields }: { fields: readonly Field[] }) {
  const words = useWords(requestWords);
  const lang = useLang();
  const draft = useRequestDraft();
  const rows: SummaryRow[] = fields
    .filter((field) => !CONDITIONAL.has(field) || answerText(field, draft.answers[field], lang) !== '')
    .map((field) => {
      const value = answerText(field, draft.answers[field], lang);
      const first = { trial_public_id: 'trial_public_id-0', indication_code: 'indication_text' }[
        field as string
      ];
      return {
        label: words.fields[field],
        value: value ? <span className="as-typed">{value}</span> : null,
        changeTo: `${draft.to(pageOf(field))}?from=check#${first ?? field}`,
      };
    });
  return <SummaryList rows={rows} />;
}

// A fault of another page leads there; one of this page to its field.
function withPages(items: Faults['items'], to: (page: string) => string): Faults['items'] {
  return items.map((item) => {
    const field = item.id.split('-')[0] ?? item.id;
    const page = pageOf(field);
    return page === 'check' ? item : { ...item, to: `${to(page)}?from=check#${item.id}` };
  });
}

function consentFault(faults: Faults): string | undefined {
  return faults.at('/consent_privacy') ?? faults.at('/consent_privacy/accepted');
}

// Sending is not repeated by itself: the sentence about saving would promise too much.
function spoken(problem: Problem): Problem {
  if (problem.status === 0) return new Problem(0, 'offline_send');
  if (problem.status === 410) return new Problem(422, 'fields', [{ pointer: '/code', code: 'code_expired' }]);
  return problem;
}
