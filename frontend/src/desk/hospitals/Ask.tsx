import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { Dialog } from '../../parts/Dialog/Dialog';
import { Notice } from '../../parts/Notice/Notice';
import { deskreviewWords } from '../../words/deskreview';
import { problemText } from '../../words/faults';
import { list, number } from '../../words/format';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { askOffices, type ReviewRow } from './review';

/** Before many offices are asked: who gets the mail and about what, and who does not and why. */
export function Ask({
  rows,
  onClose,
  onDone,
}: {
  rows: readonly ReviewRow[];
  onClose: () => void;
  onDone: (asked: number) => void;
}) {
  const words = useWords(deskreviewWords);
  const register = useWords(registerWords);
  const lang = useLang();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const goes = rows.filter((row) => !row.not_asked);
  const left = rows.filter((row) => row.not_asked);
  const name = (row: ReviewRow) => row.name[lang] || row.name.ja;
  const due = (row: ReviewRow) =>
    list(
      row.sections
        .filter((one) => one.state === 'v_expired' || one.state === 'v_ends_soon')
        .map((one) => register.sections[one.section]),
      lang,
    );
  const send = async () => {
    setBusy(true);
    try {
      const { asked } = await askOffices(goes.map((row) => row.id));
      await client.invalidateQueries({ queryKey: ['desk', 'register'] });
      onDone(asked.length);
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.askTitle}
      onClose={onClose}
      busy={busy}
      {...(goes.length > 0
        ? { confirm: words.askDo(number(goes.length)), onConfirm: () => void send() }
        : {})}
    >
      {problem ? <Notice kind="err" title={problem} /> : null}
      <p>{goes.length > 0 ? words.askLead : words.askNobody}</p>
      {goes.length > 0 ? (
        <>
          <h3>{words.askGoes(number(goes.length))}</h3>
          <ul className="lines">
            {goes.map((row) => (
              <li key={row.id}>
                <span>
                  <b>{name(row)}</b>
                  <br />
                  <span className="t14 soft">{due(row)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {left.length > 0 ? (
        <>
          <h3>{words.askLeft(number(left.length))}</h3>
          <ul className="lines">
            {left.map((row) => (
              <li key={row.id}>
                <span>
                  {name(row)}
                  <br />
                  <span className="t14 soft">{code('not_asked', row.not_asked ?? '', lang)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
