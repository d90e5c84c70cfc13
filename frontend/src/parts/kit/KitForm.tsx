import { useState } from 'react';
import { useWords } from '../../app/place';
import { DraftLine } from '../../forms/DraftLine';
import { kitWords } from '../../words/kit';
import { Button } from '../Button/Button';
import { CheckGroup, RadioGroup } from '../Choice/Choice';
import { Date3, Month2, partsOf } from '../DateParts/DateParts';
import { ErrorSummary } from '../ErrorSummary/ErrorSummary';
import { NumberInput, Select, TextInput } from '../Field/inputs';
import { Textarea } from '../Field/Textarea';
import { SummaryList } from '../SummaryList/SummaryList';
import { Section } from './Kit';

/** The controls of a form, with one fault shown. */
export function KitForm() {
  const words = useWords(kitWords);
  const [email, setEmail] = useState('emma@');
  const [month, setMonth] = useState(partsOf('2027-03'));
  const [date, setDate] = useState(partsOf('2027-03-09'));
  const [phase, setPhase] = useState<string | null>('1');
  const [needs, setNeeds] = useState<string[]>(['0', '2']);
  const [note, setNote] = useState(words.noteText);
  const [round, setRound] = useState(0);
  const error = email.includes('.') ? undefined : words.emailError;
  return (
    <Section title={words.fields}>
      <div className="narrow">
        <ErrorSummary errors={round > 0 && error ? [{ id: 'kit-email', text: error }] : []} round={round} />
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setRound(round + 1);
          }}
        >
          <TextInput id="kit-company" label={words.company} hint={words.companyHint} required />
          <TextInput
            id="kit-email"
            label={words.email}
            required
            error={error}
            value={email}
            onChange={setEmail}
            autoComplete="email"
            inputMode="email"
          />
          <Select id="kit-country" label={words.country} width="w20">
            <option value="GB">GB</option>
            <option value="US">US</option>
          </Select>
          <Month2
            id="kit-month"
            label={words.decision}
            hint={words.decisionHint}
            value={month}
            onChange={setMonthOnly}
          />
          <Date3 id="kit-date" label={words.wanted} value={date} onChange={setDate} />
          <RadioGroup
            id="kit-phase"
            label={words.phase}
            required
            value={phase}
            onChange={setPhase}
            options={words.phases.map((label, index) => ({ value: String(index), label }))}
          />
          <CheckGroup
            id="kit-needs"
            label={words.needs}
            columns={2}
            values={needs}
            onChange={setNeeds}
            options={words.needList.map((label, index) => ({ value: String(index), label }))}
          />
          <NumberInput id="kit-patients" label={words.patients} unit={words.patientUnit} />
          <Textarea
            id="kit-message"
            label={words.note}
            value={note}
            onChange={setNote}
            max={200}
            readers={words.readers}
          />
          <p className="row row-4 kit-acts">
            <Button type="submit" kind="solid" size="l">
              {words.solid}
            </Button>
          </p>
          <DraftLine state={{ kind: 'saved', at: new Date('2026-11-24T19:02:00Z') }} />
        </form>
      </div>
      <h3>{words.summary}</h3>
      <SummaryList
        rows={[
          { label: words.company, value: 'Larkfield Therapeutics, Inc.', lang: 'en', changeTo: 'kit' },
          { label: words.email, value: '', changeTo: 'kit' },
          { label: words.phase, value: words.phases[1], source: words.nextSmall, changeTo: 'kit' },
        ]}
      />
    </Section>
  );

  function setMonthOnly(next: { year: string; month: string }) {
    setMonth({ ...next, day: '' });
  }
}
