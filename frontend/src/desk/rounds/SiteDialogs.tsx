import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useKept } from '../../forms/useKept';
import { Check } from '../../parts/Choice/Choice';
import { Textarea } from '../../parts/Field/Textarea';
import { deskexchangeWords } from '../../words/deskexchange';
import { number, stamp } from '../../words/format';
import { ActDialog } from '../case/acts/ActDialog';
import type { SiteView } from '../case/types';
import { useCase } from '../case/useCase';

const TEXT_MAX = 2000;

type SiteQuestion = SiteView['questions'][number];

interface Props {
  site: SiteView;
  onClose: () => void;
}

/** The answer to one question; shared with all, if the desk rewords it so that nobody can tell who asked. */
export function AnswerQuestion({ site, question, onClose }: Props & { question: SiteQuestion }) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const { view, act } = useCase();
  const [form, setForm, forget] = useKept(`${view.number}:answer:${site.hospital}:${question.no}`, {
    text: '',
    share: false,
    sharedAs: question.text,
  });
  return (
    <ActDialog
      title={words.answerTitle(site.name[lang])}
      confirm={words.answerSend}
      names={{
        '/text': { label: words.answerLabel, id: 'site-answer' },
        '/shared_as': { label: words.sharedAs, id: 'site-shared' },
      }}
      check={() => [
        ...(form.text.trim() ? [] : [{ pointer: '/text', code: 'required' }]),
        ...(form.share && !form.sharedAs.trim() ? [{ pointer: '/shared_as', code: 'required' }] : []),
      ]}
      send={() =>
        act('rounds/answer', {
          hospital: site.hospital,
          no: question.no,
          text: form.text,
          shared_as: form.share ? form.sharedAs : null,
        })
      }
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p className="t14 soft">
            {words.question(number(question.no))} {stamp(question.at, lang)}
          </p>
          <blockquote className="as-typed">{question.text}</blockquote>
          <Textarea
            id="site-answer"
            label={words.answerLabel}
            hint={words.answerHint}
            required
            rows={4}
            size="m"
            max={TEXT_MAX}
            value={form.text}
            error={at('/text')}
            onChange={(text) => setForm({ ...form, text })}
          />
          <Check
            id="site-share"
            checked={form.share}
            label={words.share}
            onChange={(share) => setForm({ ...form, share })}
          />
          {form.share ? (
            <>
              <p className="t14 soft">{words.shareHint}</p>
              <Textarea
                id="site-shared"
                label={words.sharedAs}
                hint={words.sharedAsHint}
                required
                rows={3}
                size="m"
                max={TEXT_MAX}
                value={form.sharedAs}
                error={at('/shared_as')}
                onChange={(sharedAs) => setForm({ ...form, sharedAs })}
              />
            </>
          ) : null}
        </>
      )}
    </ActDialog>
  );
}

/** A no to what a hospital asked for, with the reason it reads. */
export function RefuseSite({ site, what, onClose }: Props & { what: 'more-time' | 'late-answer' }) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const { act } = useCase();
  const [reason, setReason] = useState('');
  const late = what === 'late-answer';
  return (
    <ActDialog
      title={late ? words.lateRefuseTitle(site.name[lang]) : words.refuseTitle(site.name[lang])}
      confirm={late ? words.lateRefuse : words.refuse}
      names={{ '/reason': { label: words.reason, id: 'site-reason' } }}
      check={() => (reason.trim() ? [] : [{ pointer: '/reason', code: 'required' }])}
      send={() => act(`rounds/${what}`, { hospital: site.hospital, granted: false, reason })}
      onClose={onClose}
    >
      {(at) => (
        <Textarea
          id="site-reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          rows={3}
          size="m"
          max={TEXT_MAX}
          value={reason}
          error={at('/reason')}
          onChange={setReason}
        />
      )}
    </ActDialog>
  );
}

/** Where no mail arrived: how the desk told the result itself. */
export function TellResult({ site, onClose }: Props) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const { act } = useCase();
  const [how, setHow] = useState('');
  return (
    <ActDialog
      title={words.tellTitle(site.name[lang])}
      confirm={words.tellSave}
      names={{ '/how': { label: words.how, id: 'told-how' } }}
      check={() => (how.trim() ? [] : [{ pointer: '/how', code: 'required' }])}
      send={() => act('rounds/told', { hospital: site.hospital, how })}
      onClose={onClose}
    >
      {(at) => (
        <Textarea
          id="told-how"
          label={words.how}
          hint={words.howHint}
          required
          rows={2}
          size="m"
          max={TEXT_MAX}
          value={how}
          error={at('/how')}
          onChange={setHow}
        />
      )}
    </ActDialog>
  );
}
