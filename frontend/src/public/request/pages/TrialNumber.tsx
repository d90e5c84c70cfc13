import { useWords } from '../../../app/place';
import { Button } from '../../../parts/Button/Button';
import { focusControl } from '../../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../../parts/Field/inputs';
import { requestWords } from '../../../words/request';
import { useRequestDraft } from '../draft';
import { nctNumbers } from '../nct';
import { Page, useFromCheck } from '../Page';

/** Most numbers the form takes. */
const MOST = 10;

/** I3: public registry numbers. An NCT number leads past what its record says. */
export function TrialNumber() {
  const words = useWords(requestWords);
  const { answers, set } = useRequestDraft();
  const from = useFromCheck();
  const numbers = answers.trial_public_id?.length ? answers.trial_public_id : [''];
  const put = (at: number, text: string) =>
    set({ trial_public_id: numbers.map((one, index) => (index === at ? text : one)) });
  const add = () => {
    set({ trial_public_id: [...numbers, ''] });
    requestAnimationFrame(() => focusControl(`trial_public_id-${numbers.length}`));
  };
  const remove = (at: number) => {
    set({ trial_public_id: numbers.filter((_, index) => index !== at) });
    requestAnimationFrame(() => focusControl(`trial_public_id-${Math.max(at - 1, 0)}`));
  };
  return (
    <Page
      page="trial-number"
      next={() => {
        if (nctNumbers(numbers).length > 0) return `found${from}`;
        return from ? 'check' : 'company';
      }}
    >
      {(faults) => (
        <>
          {numbers.map((number, index) => {
            const id = `trial_public_id-${index}`;
            return (
              <div key={id} className="field">
                <TextInput
                  id={id}
                  label={
                    numbers.length > 1
                      ? words.fields.trial_public_id_n(index + 1)
                      : words.fields.trial_public_id
                  }
                  hint={index === 0 ? words.hints.trial_public_id : undefined}
                  width="w20"
                  autoComplete="off"
                  spellCheck={false}
                  value={number}
                  onChange={(text) => put(index, text)}
                  error={
                    faults.at(`/trial_public_id/${index}`) ??
                    (index === 0 ? faults.at('/trial_public_id') : undefined)
                  }
                />
                {numbers.length > 1 ? (
                  <Button kind="text" size="s" onClick={() => remove(index)}>
                    {words.removeNumber(index + 1)}
                  </Button>
                ) : null}
              </div>
            );
          })}
          {numbers.length < MOST ? (
            <p className="field-more">
              <Button size="s" icon="plus" onClick={add}>
                {words.addNumber}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Page>
  );
}
