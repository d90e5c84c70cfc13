import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/rest';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Crumbs } from '../../parts/Frame/Frame';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { useFieldNames } from '../../public/request/fields';
import { deskconsultWords } from '../../words/deskconsult';
import { desklistWords } from '../../words/desklist';
import type { DeskCase } from '../case/types';
import { caseKey } from '../case/useCase';
import { useConsultation } from '../consultations/api';
import { Load } from '../Load';
import { type ShortRequest, useShortRequests } from '../lists';
import { bodyOf, type CaseForm, emptyForm, faultsOf, namesOf, type Origin, type PartProps } from './form';
import { HospitalConsent } from './HospitalConsent';
import { Consents, Receipt } from './Receipt';
import './register-case.css';
import { Needs, Product, Trial } from './What';
import { Company, You } from './Who';

/** A request that came by phone, mail or in person: the form’s questions on one page, by groups. */
export default function RegisterCase() {
  const place = usePlace();
  const id = new URLSearchParams(place.search).get('short');
  const from = new URLSearchParams(place.search).get('consultation');
  const short = useShortRequests();
  if (from) return <FromHospital number={from} />;
  if (id && short.isPending) return <Skeleton lines={8} />;
  return <Form key={id} short={short.data?.find((one) => one.id === id) ?? null} from={null} />;
}

// The hospital’s question is read first: the case is registered for the version the reader saw.
function FromHospital({ number }: { number: string }) {
  const query = useConsultation(number);
  return (
    <Load query={query}>
      {(view) => <Form key={number} short={null} from={{ number, version: view.version }} />}
    </Load>
  );
}

function Form({ short, from }: { short: ShortRequest | null; from: Origin | null }) {
  const lang = useLang();
  const words = useWords(desklistWords);
  const w = words.register;
  const consult = useWords(deskconsultWords);
  const place = usePlace();
  const client = useQueryClient();
  const inquiry = useFieldNames();
  const [first] = useState(() => emptyForm(new Date(), short));
  const [form, keep, forget] = useKept<CaseForm>(
    `register-case:${short?.id ?? from?.number ?? 'new'}`,
    first,
  );
  const [busy, setBusy] = useState(false);
  const [clearing, setClearing] = useState(false);
  const faults = useFaults(
    namesOf(inquiry, {
      channel: w.channel,
      day: w.day,
      clock: w.clock,
      locale: w.locale,
      original: w.original,
      codes: w.diseaseCodes,
      consentOn: consult.consentOn,
      consentHow: consult.consentHow,
    }),
  );
  useTitle(w.title);

  const register = async (event: FormEvent) => {
    event.preventDefault();
    const own = faultsOf(form, from !== null);
    if (own.length > 0) return faults.show(own);
    setBusy(true);
    try {
      const made = await call<DeskCase>('POST', '/api/desk/cases', {
        body: bodyOf(form, from),
        key: form.submission,
      });
      forget();
      client.setQueryData(caseKey(made.number), made);
      await client.invalidateQueries({
        queryKey: ['desk'],
        predicate: ({ queryKey }) => queryKey[1] !== 'case',
      });
      place.goOn?.(`/${lang}/desk/inbox?case=${made.number}`);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  const part: PartProps = {
    form,
    set: (patch) => keep({ ...form, ...patch }),
    answer: (patch) => keep({ ...form, answers: { ...form.answers, ...patch } }),
    at: (pointer) => faults.at(`/answers${pointer}`),
  };
  const clear = () => {
    forget();
    keep(emptyForm(new Date(), short));
    faults.clear();
    setClearing(false);
  };
  return (
    <>
      <Crumbs crumbs={[{ label: words.cases.title, to: 'desk/cases' }, { label: w.title }]} />
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{w.title}</h1>
      <p>
        {w.lead} {short ? w.fromShort(short.company) : null}
      </p>
      <p className="t14 soft">{w.kept}</p>
      <form className="register-case" onSubmit={(event) => void register(event)} noValidate>
        {from ? <HospitalConsent {...part} from={from} consentAt={faults.at} /> : null}
        <Receipt {...part} receiptAt={faults.at} />
        <You {...part} />
        <Company {...part} />
        <Product {...part} />
        <Trial {...part} />
        <Needs {...part} />
        <Consents {...part} />
        <div className="row row-3 form-acts">
          <Button type="submit" kind="solid" busy={busy}>
            {w.save}
          </Button>
          <Button kind="text" onClick={() => setClearing(true)}>
            {w.clear}
          </Button>
        </div>
      </form>
      <Dialog
        open={clearing}
        title={w.clearTitle}
        onClose={() => setClearing(false)}
        confirm={w.clearConfirm}
        onConfirm={clear}
      >
        <p>{w.clearBody}</p>
      </Dialog>
    </>
  );
}
