import type { ChangeLine } from './changes';

/** Items with what stood there and what stands there now. */
export function ChangeList({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <dl className="changes t14">
      {lines.map((line) => (
        <div key={line.key}>
          <dt>{line.label}</dt>
          <dd>
            <del>{line.before}</del> <span aria-hidden="true">→</span> <ins>{line.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
