import type { Lang } from './words';

// Cities of the zones most firms write from; any other zone shows its own name in Latin letters.
const JA: Record<string, string> = {
  'America/New_York': 'ニューヨーク',
  'America/Chicago': 'シカゴ',
  'America/Denver': 'デンバー',
  'America/Los_Angeles': 'ロサンゼルス',
  'America/Toronto': 'トロント',
  'America/Sao_Paulo': 'サンパウロ',
  'Europe/London': 'ロンドン',
  'Europe/Dublin': 'ダブリン',
  'Europe/Paris': 'パリ',
  'Europe/Brussels': 'ブリュッセル',
  'Europe/Amsterdam': 'アムステルダム',
  'Europe/Berlin': 'ベルリン',
  'Europe/Zurich': 'チューリッヒ',
  'Europe/Madrid': 'マドリード',
  'Europe/Rome': 'ローマ',
  'Europe/Copenhagen': 'コペンハーゲン',
  'Europe/Stockholm': 'ストックホルム',
  'Europe/Vienna': 'ウィーン',
  'Asia/Jerusalem': 'エルサレム',
  'Asia/Kolkata': 'コルカタ',
  'Asia/Singapore': 'シンガポール',
  'Asia/Shanghai': '上海',
  'Asia/Hong_Kong': '香港',
  'Asia/Taipei': '台北',
  'Asia/Seoul': 'ソウル',
  'Asia/Tokyo': '東京',
  'Australia/Sydney': 'シドニー',
  'Australia/Melbourne': 'メルボルン',
  'Pacific/Auckland': 'オークランド',
};

/** The city a zone is named after: `New York` / `ニューヨーク`. */
export function zoneCity(zone: string, lang: Lang): string {
  if (lang === 'ja' && JA[zone]) return JA[zone];
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Every zone this browser knows, the likely ones first, for a native select. */
export function zoneChoices(lang: Lang): { zone: string; label: string; likely: boolean }[] {
  const likely = Object.keys(JA);
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !JA[zone]);
  return [...likely, ...rest].map((zone) => ({ zone, label: zoneCity(zone, lang), likely: zone in JA }));
}

/** The zone of this browser. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
