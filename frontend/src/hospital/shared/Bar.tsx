/** How much of a whole is done, drawn and said. */
export function Bar({ value, of, label }: { value: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(100, (value / of) * 100) : 0;
  return (
    <div className="track" role="img" aria-label={label}>
      <i style={{ width: `${share}%` }} />
    </div>
  );
}
