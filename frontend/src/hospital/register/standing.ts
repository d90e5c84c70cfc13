import type { Register, Section, Stated } from '../types';

/** How a section stands: holding, ending within 30 days, past its date, or never answered. */
export type State = 'current' | 'soon' | 'expired' | 'open';

const SOON_DAYS = 30;

/** On what a section rests; for patients by disease, on the row that ends first. */
export function statedOf(register: Register, section: Section): Stated | null {
  if (section !== 'diseases') return register.hospital.stated[section] ?? null;
  return (
    register.hospital.diseases
      .map((row) => row.stated)
      .sort((a, b) => a.expires_on.localeCompare(b.expires_on))[0] ?? null
  );
}

/** Where a section stands on a day in Japan (`2026-11-21`). */
export function stateOf(register: Register, section: Section, today: string): State {
  const stated = statedOf(register, section);
  if (!stated) return 'open';
  if (stated.expires_on < today) return 'expired';
  const soon = new Date(`${today}T00:00:00Z`);
  soon.setUTCDate(soon.getUTCDate() + SOON_DAYS);
  return stated.expires_on <= soon.toISOString().slice(0, 10) ? 'soon' : 'current';
}

/** Today in Japan. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now);
}

const AT_FIRST: Partial<Record<Section, string>> = { basic: 'v0', team: 'v1' };

/** Who may see a section: as chosen, else as sections start out. */
export function visibilityOf(register: Register, section: Section): { code: string; chosen: boolean } {
  const chosen = register.hospital.visible[section];
  return { code: chosen ?? AT_FIRST[section] ?? 'v2', chosen: chosen !== undefined };
}
