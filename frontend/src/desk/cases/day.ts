/**
 * `2026-11-20` from what people type: `2026-11-20`, `2026/11/20`, `2026年11月20日`,
 * `20 11 2026`, `R8.11.20`, `令和8年11月20日`, `令和元年5月1日`; null where no such day exists.
 */
export function readDay(text: string): string | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[ー−‐‑–—―]/g, '-');
  const era = /^(?:令和|R)\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/i.exec(typed);
  if (era) return real(2018 + (era[1] === '元' ? 1 : Number(era[1])), Number(era[2]), Number(era[3]));
  const western = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(typed);
  if (western) return real(Number(western[1]), Number(western[2]), Number(western[3]));
  const english = /^(\d{1,2})[\s.]+(\d{1,2})[\s.]+(\d{4})$/.exec(typed);
  if (english) return real(Number(english[3]), Number(english[2]), Number(english[1]));
  return null;
}

function real(year: number, month: number, day: number): string | null {
  const date = `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null;
}
