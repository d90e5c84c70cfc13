import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Button } from '../../../parts/Button/Button';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { NumberInput, Select } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices, code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { rareChoices } from '../../../words/rarecode';
import { hospitalName } from '../names';
import type { Closing } from '../types';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

const GROUPS = ['P', 'G', 'N'] as const;
const REASONS_MAX = 5;

/** How the case ended: one outcome, and for a loss the ranked reasons with what they rest on. */
export function Close({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:close`, {
    outcome: '',
    reasons: [''] as string[],
    evidence: '',
    text: '',
    enrolled: {} as Record<string, string>,
  });
  const lost = form.outcome.startsWith('N');
  const started = form.outcome.startsWith('P');
  const reasons = form.reasons.filter(Boolean);
  const outcomes = choices('outcome', lang);
  const selected = view.decisions.filter((one) => one.decision === 'selected');
  const sites = view.rounds.flatMap((round) => round.sites);
  const numbers = selected.flatMap((one) => {
    const typed = (form.enrolled[one.hospital] ?? '').normalize('NFKC').replace(/[,\s]/g, '');
    return typed === '' ? [] : [{ hospital: one.hospital, typed }];
  });
  return (
    <ActDialog
      title={words.titles.close}
      confirm={words.buttons.close}
      names={{
        '/outcome': { label: words.outcome, choice: true, id: 'close-outcome' },
        '/loss_reasons': { label: words.lossReason('1'), choice: true, id: 'close-reason-0' },
        ...Object.fromEntries(
          form.reasons.map((_, place) => [
            `/loss_reasons/${place}`,
            { label: words.lossReason(`${place + 1}`), choice: true, id: `close-reason-${place}` },
          ]),
        ),
        '/evidence': { label: words.lossEvidence, choice: true, id: 'close-evidence' },
        '/text': { label: words.closeText, id: 'close-text' },
        ...Object.fromEntries(
          selected.map((one) => [
            `/enrolled/${one.hospital}`,
            { label: words.enrolled(hospitalName(sites, one.hospital, lang)), id: `close-n-${one.hospital}` },
          ]),
        ),
      }}
      check={() => [
        ...(form.outcome ? [] : [{ pointer: '/outcome', code: 'required' }]),
        ...numbers
          .filter((one) => !/^\d+$/.test(one.typed))
          .map((one) => ({ pointer: `/enrolled/${one.hospital}`, code: 'not_a_number' })),
      ]}
      send={(version) =>
        act(
          'closing',
          {
            outcome: form.outcome as Closing['outcome'],
            loss_reasons: lost ? (reasons as Closing['loss_reasons']) : [],
            evidence: lost ? ((form.evidence || null) as Closing['evidence']) : null,
            text: form.text,
            enrolled: Object.fromEntries(
              started ? numbers.map((one) => [one.hospital, Number(one.typed)]) : [],
            ),
          },
          version,
        )
      }
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.closeBody}</p>
          <Select
            id="close-outcome"
            label={words.outcome}
            required
            size="m"
            value={form.outcome}
            error={at('/outcome')}
            onChange={(outcome) => set({ ...form, outcome })}
          >
            <option value="">{words.choose}</option>
            {GROUPS.map((group) => (
              <optgroup key={group} label={words.outcomeGroups[group]}>
                {outcomes
                  .filter((one) => one.value.startsWith(group))
                  .map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.value} {one.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
          {lost ? (
            <>
              <p className="t14">{words.lossBody}</p>
              {form.reasons.map((reason, place) => (
                <Select
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rank is what the row is.
                  key={place}
                  id={`close-reason-${place}`}
                  label={words.lossReason(`${place + 1}`)}
                  required={place === 0}
                  size="m"
                  value={reason}
                  error={at(place === 0 ? '/loss_reasons' : `/loss_reasons/${place}`)}
                  onChange={(value) =>
                    set({
                      ...form,
                      reasons: form.reasons.map((old, at) => (at === place ? value : old)),
                    })
                  }
                >
                  <option value="">{words.choose}</option>
                  {rareChoices('loss_reason', lang).map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.label}
                    </option>
                  ))}
                </Select>
              ))}
              {form.reasons.length < REASONS_MAX ? (
                <p>
                  <Button
                    size="s"
                    icon="plus"
                    onClick={() => set({ ...form, reasons: [...form.reasons, ''] })}
                  >
                    {words.addReason}
                  </Button>
                </p>
              ) : null}
              <RadioGroup
                id="close-evidence"
                label={words.lossEvidence}
                required
                options={rareChoices('loss_evidence', lang)}
                value={form.evidence || null}
                error={at('/evidence')}
                onChange={(evidence) => set({ ...form, evidence })}
              />
            </>
          ) : null}
          {started
            ? selected.map((one) => (
                <NumberInput
                  key={one.hospital}
                  id={`close-n-${one.hospital}`}
                  label={words.enrolled(hospitalName(sites, one.hospital, lang))}
                  unit={words.patients}
                  size="m"
                  value={form.enrolled[one.hospital] ?? ''}
                  error={at(`/enrolled/${one.hospital}`)}
                  onChange={(n) => set({ ...form, enrolled: { ...form.enrolled, [one.hospital]: n } })}
                />
              ))
            : null}
          <Textarea
            id="close-text"
            label={words.closeText}
            hint={form.outcome ? code('outcome', form.outcome, lang) : undefined}
            required={lost}
            rows={4}
            size="m"
            max={2000}
            value={form.text}
            error={at('/text')}
            onChange={(text) => set({ ...form, text })}
          />
          {lost ? <p className="t14">{words.lossNeedsSecond}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
