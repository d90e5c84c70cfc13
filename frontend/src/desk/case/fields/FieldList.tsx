import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { Chip } from '../../../parts/Chip/Chip';
import { code } from '../../../words/code';
import { deskfieldWords } from '../../../words/deskfield';
import { personName, shortDay } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import type { FieldView } from '../types';
import { useCase } from '../useCase';
import { FieldEditor } from './FieldEditor';
import { fieldText, same } from './fieldText';
import { FIELDS, FIXED } from './spec';

/**
 * Fields of the case: what was sent, what stands now, where it comes from.
 * Each is changed in place; what was sent stays readable.
 */
export function FieldList({ label, fields }: { label: string; fields: readonly FieldView[] }) {
  const { can } = useCase();
  const [open, setOpen] = useState<string | null>(null);
  const shown = fields.filter((field) => FIELDS[field.field]);
  const editable = can('revise');
  return (
    <dl className={editable ? 'facts edit case-fields' : 'facts case-fields'} aria-label={label}>
      {shown.map((field) => (
        <Row
          key={field.field}
          field={field}
          editable={editable}
          open={open === field.field}
          onOpen={() => setOpen(field.field)}
          onClose={() => {
            setOpen(null);
            // The editor goes away with its button: the row keeps the focus.
            requestAnimationFrame(() => document.getElementById(`change-${field.field}`)?.focus());
          }}
        />
      ))}
    </dl>
  );
}

function Row({
  field,
  editable,
  open,
  onOpen,
  onClose,
}: {
  field: FieldView;
  editable: boolean;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const parts = useWords(partsWords);
  const label = code('field', field.field, lang);
  const changeable = editable && !field.hidden && !FIXED.has(field.field);
  return (
    <div className="fact">
      <dt>
        {label}
        {['N1', 'P0'].includes(field.tier) ? null : <Chip kind="tier">{field.tier}</Chip>}
      </dt>
      {open ? (
        <dd className="fact-editor">
          <FieldEditor key={field.field} field={field} label={label} onClose={onClose} />
        </dd>
      ) : (
        <>
          <dd>
            <FieldValue field={field} />
            <Source field={field} />
          </dd>
          {editable ? (
            <dd className="fact-change">
              {changeable ? (
                <button type="button" className="act" id={`change-${field.field}`} onClick={onOpen}>
                  {field.value === null || field.value === undefined ? words.fillIn : parts.change}
                  <span className="vh"> {label}</span>
                </button>
              ) : null}
            </dd>
          ) : null}
        </>
      )}
    </div>
  );
}

/** The value that stands now, the sent one struck through where it differs. */
export function FieldValue({ field }: { field: FieldView }) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const parts = useWords(partsWords);
  if (field.hidden) return <span className="soft">{words.hidden}</span>;
  const now = fieldText(field.field, field.value, lang);
  const before = fieldText(field.field, field.sent, lang);
  const changed = field.stage === 'inquiry' && !same(field.sent, field.value) && before.length > 0;
  const written = ['line', 'text'].includes(FIELDS[field.field]?.kind ?? '');
  return (
    <>
      {changed ? (
        <del>
          <span className="vh">{words.sentWas} </span>
          {before.join(words.gap)}
        </del>
      ) : null}{' '}
      {now.length === 0 ? (
        <span className="soft">{parts.notProvided}</span>
      ) : (
        now.map((line) => (
          <span key={line} className="as-typed fact-line" lang={written ? 'en' : undefined}>
            {changed ? <ins>{line}</ins> : line}
          </span>
        ))
      )}
    </>
  );
}

function Source({ field }: { field: FieldView }) {
  const lang = useLang();
  const words = useWords(deskfieldWords);
  const { view } = useCase();
  if (field.hidden) return null;
  if (field.changed_at) {
    const day = shortDay(field.changed_at, lang);
    const firm = view.people.some((one) => one.name.id === field.changed_by?.id);
    return (
      <span className="src">
        {field.changed_by && !firm
          ? words.changedBy(personName(field.changed_by, lang), day)
          : words.fromCompany(day)}
      </span>
    );
  }
  if (field.sent === null || field.sent === undefined) return null;
  return <span className="src">{words.fromCompany(shortDay(view.received_at, lang))}</span>;
}
