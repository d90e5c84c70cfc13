import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Button } from '../../../parts/Button/Button';
import { Textarea } from '../../../parts/Field/Textarea';
import { deskcaseWords } from '../../../words/deskcase';
import { personName, shortDay } from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { explain } from '../explain';
import type { Translation } from '../types';
import { useCase } from '../useCase';

type Of = { message: string } | { contact: string };

/** The desk’s working translation of one text: who wrote it and when; written and corrected in place. */
export function WorkingTranslation({
  of,
  translation,
  quiet = false,
}: {
  of: Of;
  translation?: Translation | null | undefined;
  /** In a long list: says nothing while there is none. */
  quiet?: boolean;
}) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const parts = useWords(partsWords);
  const { view, can, act } = useCase();
  const id = 'message' in of ? of.message : of.contact;
  const [open, setOpen] = useState(false);
  const [text, setText, forget] = useKept(`${view.number}:translation:${id}`, translation?.text ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const save = async () => {
    setError(undefined);
    setBusy(true);
    try {
      await act('translations', { ...of, text });
      forget();
      setOpen(false);
    } catch (cause) {
      setError(explain(cause, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };
  if (open) {
    return (
      <div className="stack-2">
        <Textarea
          id={`translation-${id}`}
          label={words.translation}
          bare
          size="m"
          lang="ja"
          rows={6}
          max={20_000}
          value={text}
          error={error}
          onChange={setText}
        />
        <div className="row row-3">
          <Button size="s" kind="solid" busy={busy} onClick={save}>
            {words.saveTranslation}
          </Button>
          <Button
            size="s"
            onClick={() => {
              forget();
              setOpen(false);
            }}
          >
            {parts.leaveAsIs}
          </Button>
        </div>
      </div>
    );
  }
  if (!translation && quiet) {
    return can('translate') ? (
      <button type="button" className="act act-t14" onClick={() => setOpen(true)}>
        {words.writeTranslation}
      </button>
    ) : null;
  }
  return (
    <>
      <p className="t14 soft">
        {translation
          ? words.translationBy(
              [
                translation.by ? personName(translation.by, lang) : '',
                translation.at ? shortDay(translation.at, lang) : '',
              ]
                .filter(Boolean)
                .join(words.comma),
            )
          : words.translation}{' '}
        {can('translate') ? (
          <button type="button" className="act act-t14" onClick={() => setOpen(true)}>
            {translation ? words.correctTranslation : words.writeTranslation}
          </button>
        ) : null}
      </p>
      {translation ? (
        <blockquote className="as-typed" lang="ja">
          {translation.text}
        </blockquote>
      ) : (
        <p className="t14 soft">{words.noTranslation}</p>
      )}
    </>
  );
}
