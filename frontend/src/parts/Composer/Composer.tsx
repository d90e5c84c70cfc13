import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { onSendKey } from '../../forms/keys';
import { partsWords } from '../../words/parts';
import { Button } from '../Button/Button';
import { Icon } from '../Icon/Icon';

interface Box {
  id: string;
  title: string;
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  busy?: boolean;
  /** The draft line. */
  draft?: ReactNode;
  error?: string | undefined;
  /** Language the text will be read in. */
  lang?: string;
}

/** A message to outside: white with a dark edge; the button names how many receive it. */
export function OutsideBox({
  recipients,
  send,
  head,
  ...box
}: Box & { recipients: ReactNode; send: string; head?: ReactNode }) {
  return (
    <Writing {...box} className="c-out" to={recipients} head={head} title={box.title}>
      <Button kind="solid" size="s" busy={box.busy} onClick={box.onSend}>
        {send}
      </Button>
    </Writing>
  );
}

/** A note inside the desk: yellow ground, the word 内部, another button. */
export function InternalBox({ told, ...box }: Box & { told?: ReactNode }) {
  const words = useWords(partsWords);
  return (
    <Writing
      {...box}
      className="c-in"
      to={told}
      head={words.internalOnly}
      tag={<span className="tag-int">{words.internal}</span>}
    >
      <Button kind="line" size="s" className="btn-note" busy={box.busy} onClick={box.onSend}>
        {words.keepNote}
      </Button>
    </Writing>
  );
}

/** Both boxes side by side. */
export function Composer({ children }: { children: ReactNode }) {
  return <div className="composer">{children}</div>;
}

function Writing({
  className,
  tag,
  head,
  to,
  children,
  id,
  title,
  value,
  onChange,
  onSend,
  busy,
  draft,
  error,
  lang,
}: Box & { className: string; tag?: ReactNode; head?: ReactNode; to?: ReactNode; children: ReactNode }) {
  const words = useWords(partsWords);
  return (
    <div className={className}>
      <div className="row between">
        <label className="b" htmlFor={id}>
          {tag} {title}
        </label>
        {head ? <span className="t14">{head}</span> : null}
      </div>
      {to ? <p className="t14">{to}</p> : null}
      <textarea
        id={id}
        className="in"
        rows={4}
        lang={lang}
        value={value}
        aria-describedby={`${id}-patient${error ? ` ${id}-error` : ''}`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onSendKey(() => {
          if (!busy) onSend();
        })}
      />
      {error ? (
        <p className="err" id={`${id}-error`}>
          {words.errorMark}
          {error}
        </p>
      ) : null}
      <p className="privacy" id={`${id}-patient`}>
        <Icon name="info" />
        {words.privacyLine}
      </p>
      <div className="row between">
        <span>{draft}</span>
        {children}
      </div>
    </div>
  );
}
