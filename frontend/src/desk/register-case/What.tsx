import { useLang, useWords } from '../../app/place';
import { CheckGroup, RadioGroup } from '../../parts/Choice/Choice';
import { Month2, type MonthText, monthOf, partsOf } from '../../parts/DateParts/DateParts';
import { Select, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices, type ListName } from '../../words/code';
import { desklistWords } from '../../words/desklist';
import { requestWords } from '../../words/request';
import type { PartProps } from './form';
import { Group } from './Group';

// Answers that say more with a name: which event, who.
const NAMED = new Set(['event', 'cro', 'investigator', 'hospital', 'embassy', 'vc', 'press', 'other']);

/** The product, as far as it is public. */
export function Product({ form, answer, at }: PartProps) {
  const lang = useLang();
  const w = useWords(desklistWords);
  const words = useWords(requestWords);
  const { answers } = form;
  return (
    <Group title={w.register.groups.product}>
      <RadioGroup
        id="product_type"
        label={words.fields.product_type}
        required
        columns={2}
        options={choices('L2', lang)}
        value={answers.product_type ?? null}
        error={at('/product_type')}
        onChange={(product_type) => answer({ product_type })}
      />
      <CheckGroup
        id="modality"
        label={words.fields.modality}
        hint={words.hints.modality}
        required
        columns={2}
        options={choices('L3', lang)}
        values={answers.modality ?? []}
        error={at('/modality')}
        onChange={(modality) => answer({ modality })}
      />
      <TextInput
        id="product_public"
        label={words.fields.product_public}
        hint={words.hints.product_public}
        size="m"
        autoComplete="off"
        value={answers.product_public ?? ''}
        error={at('/product_public')}
        onChange={(product_public) => answer({ product_public })}
      />
    </Group>
  );
}

/** The trial, its public numbers, and where Japan stands. */
export function Trial({ form, set, answer, at }: PartProps) {
  const lang = useLang();
  const w = useWords(desklistWords);
  const words = useWords(requestWords);
  const { answers } = form;
  const by = answers.jp_site_decision_by ?? '';
  const unknown = by === 'unknown';
  return (
    <Group title={w.register.groups.trial}>
      <Textarea
        id="indication_text"
        label={words.fields.indication_text}
        hint={w.register.hints.indication_text}
        required
        rows={2}
        size="m"
        max={300}
        value={answers.indication_text ?? ''}
        error={at('/indication_text')}
        onChange={(indication_text) => answer({ indication_text })}
      />
      <div className="two-fields">
        <Choose
          list="L4"
          id="indication_area"
          label={words.fields.indication_area}
          {...one('indication_area')}
        />
        <Choose list="L5" id="phase_planned" label={words.fields.phase_planned} {...one('phase_planned')} />
        <TextInput
          id="trial_public_id-0"
          label={words.fields.trial_public_id}
          hint={w.register.registryHint}
          size="m"
          autoComplete="off"
          spellCheck={false}
          value={form.registry}
          error={at('/trial_public_id')}
          onChange={(registry) => set({ registry })}
        />
        <TextInput
          id="indication_codes"
          label={w.register.diseaseCodes}
          hint={w.register.diseaseCodesHint}
          size="m"
          autoComplete="off"
          spellCheck={false}
          value={form.codes}
          error={at('/indication_code')}
          onChange={(codes) => set({ codes })}
        />
      </div>
      <RadioGroup
        id="jp_status"
        label={words.fields.jp_status}
        required
        columns={2}
        options={choices('jp_status', lang)}
        value={answers.jp_status ?? null}
        error={at('/jp_status')}
        onChange={(jp_status) => answer({ jp_status })}
      />
      <Month2
        id="jp_site_decision_by"
        label={words.fields.jp_site_decision_by}
        hint={w.register.hints.jp_site_decision_by}
        required
        size="m"
        value={unknown ? { year: '', month: '' } : partsOf(by)}
        onChange={(month) => answer({ jp_site_decision_by: typed(month) })}
        unknown={{
          checked: unknown,
          onChange: (on) => answer({ jp_site_decision_by: on ? 'unknown' : null }),
        }}
        error={at('/jp_site_decision_by')}
      />
    </Group>
  );

  function one(field: 'indication_area' | 'phase_planned') {
    return {
      value: answers[field] ?? '',
      error: at(`/${field}`),
      onChange: (value: string) => answer({ [field]: value || null }),
    };
  }
}

/** What they need, and how they found the desk. */
export function Needs({ form, answer, at }: PartProps) {
  const lang = useLang();
  const w = useWords(desklistWords);
  const words = useWords(requestWords);
  const { answers } = form;
  const needs = answers.needs ?? {};
  const heard = answers.heard_from ?? null;
  const from = typeof heard === 'string' ? { code: heard, text: '' } : heard;
  return (
    <Group title={w.register.groups.needs}>
      <CheckGroup
        id="needs"
        label={w.register.fields.needs}
        hint={words.hints.needs}
        required
        columns={2}
        options={choices('L6', lang)}
        values={needs.codes ?? []}
        error={at('/needs') ?? at('/needs/codes')}
        onChange={(codes) => answer({ needs: { ...needs, codes } })}
      />
      <Textarea
        id="needs-text"
        label={w.register.fields.needs_text}
        hint={words.hints.needs_text}
        rows={4}
        size="m"
        max={2000}
        value={needs.text ?? ''}
        error={at('/needs/text')}
        onChange={(text) => answer({ needs: { ...needs, text } })}
      />
      <div className="two-fields">
        <Choose
          list="L7"
          id="heard_from"
          label={w.register.fields.heard_from}
          value={from?.code ?? ''}
          error={at('/heard_from')}
          onChange={(code) => answer({ heard_from: code || null })}
        />
        {from && NAMED.has(from.code) ? (
          <TextInput
            id="heard_from-text"
            label={words.fields.heard_from_text}
            size="m"
            autoComplete="off"
            value={from.text}
            error={at('/heard_from/text')}
            onChange={(text) => answer({ heard_from: text ? { code: from.code, text } : from.code })}
          />
        ) : null}
      </div>
    </Group>
  );
}

function Choose({
  list,
  id,
  label,
  value,
  error,
  onChange,
}: {
  list: ListName;
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const lang = useLang();
  const words = useWords(requestWords);
  return (
    <Select id={id} label={label} required size="m" value={value} error={error} onChange={onChange}>
      <option value="">{words.chooseOne}</option>
      {choices(list, lang).map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}

// What is no month stays as it was typed: the server says what is to mend.
function typed(month: MonthText): string | null {
  if (month.year === '' && month.month === '') return null;
  return monthOf(month) ?? `${month.year}-${month.month}`;
}
