import type { ReactNode } from 'react';

/** Why it is empty, in one sentence, and one action. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="b">{title}</p>
      {children ? <p className="t14 soft">{children}</p> : null}
      {action}
    </div>
  );
}
