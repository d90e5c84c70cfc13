import { useLang, useWords } from '../../../app/place';
import { CheckGroup, RadioGroup } from '../../../parts/Choice/Choice';
import { TextInput } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices } from '../../../words/code';
import { requestWords } from '../../../words/request';
import { useRequestDraft } from '../draft';
import { Page } from '../Page';

// Answers that say more with a name: which event, who.
const NAMED = new Set(['event', 'cro', 'investigator', 'hospital', 'embassy', 'vc', 'press', 'other']);

/** I7: what the company needs, and two questions for the statistics. */
export function Needs() {
  const words = useWords(requestWords);
  const lang = useLang();
  const { answers, set } = useRequestDraft();
  const needs = answers.needs ?? {};
  const heard = answers.heard_from ?? null;
  const from = typeof heard === 'string' ? { code: heard, text: '' } : heard;
  return (
    <Page page="needs">
      {(faults) => (
        <>
          <CheckGroup
            id="needs"
            label={words.fields.needs}
            required
            hint={words.hints.needs}
            columns={2}
            values={needs.codes ?? []}
            onChange={(codes) => set({ needs: { ...needs, codes } })}
            options={choices('L6', lang)}
            error={faults.at('/needs') ?? faults.at('/needs/codes')}
          />
          <Textarea
            id="needs-text"
            label={words.fields.needs_text}
            hint={words.hints.needs_text}
            readers={words.readers}
            rows={6}
            max={2000}
            value={needs.text ?? ''}
            onChange={(text) => set({ needs: { ...needs, text } })}
            error={faults.at('/needs/text')}
          />
          <RadioGroup
            id="heard_from"
            label={words.fields.heard_from}
            required
            columns={2}
            value={from?.code ?? null}
            onChange={(code) =>
              set({ heard_from: NAMED.has(code) && from?.text ? { code, text: from.text } : code })
            }
            options={choices('L7', lang)}
            error={faults.at('/heard_from')}
          >
            {from && NAMED.has(from.code) ? (
              <div className="follow-up">
                <TextInput
                  id="heard_from-text"
                  label={words.fields.heard_from_text}
                  value={from.text}
                  onChange={(text) => set({ heard_from: text ? { code: from.code, text } : from.code })}
                  error={faults.at('/heard_from/text')}
                />
              </div>
            ) : null}
          </RadioGroup>
          <RadioGroup
            id="org_size"
            label={words.fields.org_size}
            hint={words.hints.org_size}
            columns={2}
            value={answers.org_size ?? null}
            onChange={(org_size) => set({ org_size })}
            options={choices('org_size', lang)}
            error={faults.at('/org_size')}
          />
        </>
      )}
    </Page>
  );
}
