import type { Lang } from '../../words/words';
import type { SiteView } from './types';

/** The name of a hospital that was asked in this case. */
export function hospitalName(
  sites: readonly Pick<SiteView, 'hospital' | 'name'>[],
  hospital: string,
  lang: Lang,
): string {
  return sites.find((one) => one.hospital === hospital)?.name[lang] ?? '–';
}
