/** The calendar year in which a fiscal year of the server begins: `R8` → 2026. */
export function yearOf(key: string): number {
  return Number(key.replace(/\D/g, '')) + 2018;
}

/** The server’s name of the fiscal year that begins in a calendar year: 2026 → `R8`. */
export function keyOf(year: number): string {
  return `R${year - 2018}`;
}
