import { useQuery } from '@tanstack/react-query';
import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { RadioGroup } from '../../../parts/Choice/Choice';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { Textarea } from '../../../parts/Field/Textarea';
import { choices, code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { declineLetter } from '../../../words/en/deskLetters';
import { personName } from '../../../words/format';
import { readPeople } from '../api';
import { CRITERIA } from '../panels/Checklist';
import type { Acts, Checklist } from '../types';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

/** 受理: E1–E5, whether it is international and who the sponsor is, owner. A lead decides; others propose. */
export function Accept({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const people = useQuery({ queryKey: ['desk', 'people'], queryFn: readPeople });
  const [form, set, forget] = useKept(`${view.number}:accept`, {
    checklist: {} as Partial<Checklist>,
    international: null as string | null,
    disclosed: null as string | null,
    owner: view.owner?.id ?? '',
  });
  const yesNo = [
    { value: 'yes', label: code('check_answer', 'yes', lang) },
    { value: 'no', label: code('check_answer', 'no', lang) },
  ];
  return (
    <ActDialog
      title={words.titles.accept}
      confirm={words.buttons.accept}
      names={{
        ...Object.fromEntries(
          CRITERIA.map((one) => [
            `/checklist/${one}`,
            { label: words.criterion(one), choice: true, id: `accept-${one}` },
          ]),
        ),
        '/international': { label: words.whetherInternational, choice: true, id: 'accept-international' },
        '/sponsor_disclosed': { label: words.whetherDisclosed, choice: true, id: 'accept-disclosed' },
        '/owner': { label: words.owner, choice: true, id: 'accept-owner' },
      }}
      check={() => [
        ...CRITERIA.filter((one) => !form.checklist[one]).map((one) => ({
          pointer: `/checklist/${one}`,
          code: 'required',
        })),
        ...(form.international ? [] : [{ pointer: '/international', code: 'required' }]),
        ...(form.disclosed ? [] : [{ pointer: '/sponsor_disclosed', code: 'required' }]),
      ]}
      send={(version) =>
        act(
          'acceptance',
          {
            checklist: form.checklist as Checklist,
            international: form.international === 'yes',
            sponsor_disclosed: form.disclosed === 'yes',
            owner: form.owner || null,
          },
          version,
        )
      }
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.acceptBody}</p>
          {CRITERIA.map((one) => (
            <RadioGroup
              key={one}
              id={`accept-${one}`}
              label={`${one} ${words.criteria[one]}`}
              required
              inline
              options={choices('check_answer', lang)}
              value={form.checklist[one] ?? null}
              error={at(`/checklist/${one}`)}
              onChange={(value) => set({ ...form, checklist: { ...form.checklist, [one]: value } })}
            />
          ))}
          <RadioGroup
            id="accept-international"
            label={words.international}
            hint={words.internationalHint}
            required
            inline
            options={yesNo}
            value={form.international}
            error={at('/international')}
            onChange={(international) => set({ ...form, international })}
          />
          <RadioGroup
            id="accept-disclosed"
            label={words.disclosed}
            hint={words.disclosedHint}
            required
            inline
            options={yesNo}
            value={form.disclosed}
            error={at('/sponsor_disclosed')}
            onChange={(disclosed) => set({ ...form, disclosed })}
          />
          <Select
            id="accept-owner"
            label={words.owner}
            size="m"
            width="w20"
            value={form.owner}
            error={at('/owner')}
            onChange={(owner) => set({ ...form, owner })}
          >
            <option value="">
              {view.owner ? words.ownerStays(personName(view.owner, lang)) : words.ownerMe}
            </option>
            {people.data?.map((person) => (
              <option key={person.id} value={person.id}>
                {personName(person, lang)}
              </option>
            ))}
          </Select>
        </>
      )}
    </ActDialog>
  );
}

/** 対象外: the reason, where to turn instead, and the letter in English. */
export function Decline({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:decline`, {
    reason: '',
    referral: '',
    letter: null as string | null,
  });
  // Until somebody edits it, the letter follows what was chosen.
  const letter =
    form.letter ??
    (form.reason && form.referral
      ? declineLetter(
          code('exit_reason', form.reason, 'en'),
          form.referral === 'none_needed' ? '' : code('referral_to', form.referral, 'en'),
        )
      : '');
  return (
    <ActDialog
      title={words.titles.decline}
      confirm={words.buttons.decline}
      names={{
        '/reason': { label: words.reason, choice: true, id: 'decline-reason' },
        '/referral': { label: words.referral, choice: true, id: 'decline-referral' },
        '/letter': { label: words.letter, id: 'decline-letter' },
      }}
      check={() => [
        ...(form.reason ? [] : [{ pointer: '/reason', code: 'required' }]),
        ...(form.referral ? [] : [{ pointer: '/referral', code: 'required' }]),
        ...(letter.trim() ? [] : [{ pointer: '/letter', code: 'required' }]),
      ]}
      send={(version) =>
        act(
          'refusal',
          {
            reason: form.reason as Acts['refusal']['reason'],
            referral: form.referral as Acts['refusal']['referral'],
            letter,
          },
          version,
        )
      }
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.declineBody}</p>
          <RadioGroup
            id="decline-reason"
            label={words.reason}
            required
            options={choices('exit_reason', lang)}
            value={form.reason || null}
            error={at('/reason')}
            onChange={(reason) => set({ ...form, reason })}
          />
          <Select
            id="decline-referral"
            label={words.referral}
            required
            size="m"
            value={form.referral}
            error={at('/referral')}
            onChange={(referral) => set({ ...form, referral })}
          >
            <option value="">{words.choose}</option>
            {choices('referral_to', lang).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </Select>
          <Textarea
            id="decline-letter"
            label={words.letter}
            hint={words.letterHint}
            required
            lang="en"
            rows={9}
            size="m"
            max={20_000}
            value={letter}
            error={at('/letter')}
            onChange={(text) => set({ ...form, letter: text })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** 重複: the case that lives on, picked from those that look alike or by its number. */
export function Merge({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:merge`, { into: '', other: '', reason: '' });
  const into = form.into || form.other.normalize('NFKC').trim().toUpperCase();
  return (
    <ActDialog
      title={words.titles.merge}
      confirm={into ? words.mergeInto(into) : words.buttons.merge}
      names={{
        '/into': { label: words.into, choice: view.similar.length > 0, id: 'merge-into' },
        '/reason': { label: words.mergeReason, id: 'merge-reason' },
      }}
      check={() => (into ? [] : [{ pointer: '/into', code: 'required' }])}
      send={(version) => act('merge', { into, reason: form.reason }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.mergeBody}</p>
          {view.similar.length > 0 ? (
            <RadioGroup
              id="merge-into"
              label={words.into}
              required
              options={[
                ...view.similar.map((row) => ({
                  value: row.number,
                  label: `${row.number} ${row.org_name}`,
                  hint: [row.product, row.disease].filter(Boolean).join(' · '),
                })),
                { value: '', label: words.anotherCase },
              ]}
              value={form.into}
              error={form.into ? at('/into') : undefined}
              onChange={(one) => set({ ...form, into: one })}
            />
          ) : null}
          {form.into === '' ? (
            <TextInput
              id={view.similar.length > 0 ? 'merge-other' : 'merge-into'}
              label={words.caseNumber}
              hint={words.caseNumberHint}
              required
              size="m"
              width="w8"
              autoComplete="off"
              value={form.other}
              error={at('/into')}
              onChange={(other) => set({ ...form, other })}
            />
          ) : null}
          <Textarea
            id="merge-reason"
            label={words.mergeReason}
            required
            rows={3}
            size="m"
            max={2000}
            value={form.reason}
            error={at('/reason')}
            onChange={(reason) => set({ ...form, reason })}
          />
        </>
      )}
    </ActDialog>
  );
}
