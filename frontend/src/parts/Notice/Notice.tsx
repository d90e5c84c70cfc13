import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Icon } from '../Icon/Icon';

const ICONS = { info: 'info', ok: 'tick', warn: 'warning', err: 'alert' } as const;

/** One banner per page at most, never beside an error summary. `err` is spoken at once. */
export function Notice({
  kind,
  title,
  children,
}: {
  kind: keyof typeof ICONS;
  title: ReactNode;
  children?: ReactNode;
}) {
  const words = useWords(partsWords);
  const said = { info: words.info, ok: words.success, warn: words.warning, err: words.error }[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'err' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div>
        <p className="b">
          <span className="vh">{said}: </span>
          {title}
        </p>
        {children ? <div className="t14">{children}</div> : null}
      </div>
    </div>
  );
}
