import { type ReactNode, useId } from 'react';

/** A part of a page with its heading; at the right of it, one remark or link. */
export function Section({
  title,
  aside,
  id,
  children,
}: {
  title: string;
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} id={id} className="case-section">
      <div className="sec-head">
        <h2 id={heading}>{title}</h2>
        {aside ? <div>{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** A panel of the right column. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="box box-s" aria-labelledby={heading}>
      <h2 id={heading} className="panel-head">
        {title}
      </h2>
      {children}
    </section>
  );
}
