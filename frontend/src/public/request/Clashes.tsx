import { useLang, useWords } from '../../app/place';
import { Conflict } from '../../forms/Conflict';
import { answerText } from '../../words/answer';
import { requestWords } from '../../words/request';
import { useRequestDraft } from './draft';

/** The answers that this window and another one changed, side by side. */
export default function Clashes() {
  const words = useWords(requestWords);
  const lang = useLang();
  const draft = useRequestDraft();
  const theirs = draft.server().answers;
  return (
    <Conflict
      clashes={draft.clashes.map((field) => ({
        key: field,
        label: words.fields[field],
        mine: answerText(field, draft.answers[field], lang),
        theirs: answerText(field, theirs[field], lang),
      }))}
      onSettle={draft.settle}
    />
  );
}
