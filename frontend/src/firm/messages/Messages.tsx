import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useKept } from '../../forms/useKept';
import { Composer, OutsideBox } from '../../parts/Composer/Composer';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { problemText } from '../../words/faults';
import { firmpagesWords } from '../../words/firmpages';
import { list, personName } from '../../words/format';
import { languageOf } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { sendMessage } from '../calls';
import { useTheCase } from '../theCase';
import type { Message } from '../types';
import { useWhen } from '../when';

/** F4: one thread with the desk. What is typed stays on this device until it is sent. */
export default function Messages() {
  const words = useWords(firmpagesWords).messages;
  const { data, may } = useTheCase();
  useTitle(`${data.number} ${words.title}`);
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="messages">
        <div className="sec-head">
          <h2 id="messages">{words.title}</h2>
        </div>
        {data.messages.length === 0 ? (
          <EmptyState title={words.none} />
        ) : (
          <ol className="messages">
            {data.messages.map((message) => (
              <li key={message.id}>
                <One message={message} />
              </li>
            ))}
          </ol>
        )}
        {may('message') ? <Write /> : <p className="note-line">{words.readOnly}</p>}
      </section>
    </>
  );
}

function One({ message }: { message: Message }) {
  const words = useWords(firmpagesWords);
  const lang = useLang();
  const when = useWhen();
  const side = message.from_firm ? words.messages.you : words.sides.desk;
  const name = message.by ? personName(message.by, lang) : side;
  return (
    <article className={message.from_firm ? 'message own' : 'message'}>
      <p className="t14">
        <b>{name}</b> {message.by ? side : null}
        <br />
        <time dateTime={message.at} className="soft">
          {when.moment(message.at).main}
        </time>
      </p>
      <p className="message-text" lang={message.lang}>
        {message.text}
      </p>
    </article>
  );
}

function Write() {
  const words = useWords(firmpagesWords).messages;
  const lang = useLang();
  const { data, run, busy } = useTheCase();
  const [text, setText, forget] = useKept(`message-${data.number}`, '');
  const [error, setError] = useState<string | undefined>();
  const [sent, setSent] = useState('');
  const names = data.contacts.map((one) => personName(one, lang));
  const send = async () => {
    if (text.trim() === '') return setError(words.empty);
    setError(undefined);
    try {
      await run(() => sendMessage(data.number, text, languageOf(text)));
      forget();
      setSent(words.sentPlain);
    } catch (problem) {
      setError(
        problem instanceof Problem && problem.faults.length === 0 ? problemText(problem, lang) : words.empty,
      );
    }
  };
  return (
    <div className="composer-alone">
      <Composer>
        <OutsideBox
          id="message"
          title={words.writePlain}
          head={words.keys}
          recipients={
            <>
              {words.to(names.length > 0 ? list(names, lang) : words.desk)}
              <br />
              {words.tier}
            </>
          }
          send={words.send}
          value={text}
          onChange={(typed) => {
            setText(typed);
            setSent('');
          }}
          onSend={() => void send()}
          busy={busy}
          error={error}
          draft={<span className="t14 soft">{text === '' ? '' : words.kept}</span>}
        />
      </Composer>
      <p role="status">{sent}</p>
    </div>
  );
}
