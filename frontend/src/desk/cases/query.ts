import { code, type ListName } from '../../words/code';
import { desklistWords } from '../../words/desklist';
import { country, longDay } from '../../words/format';
import type { Lang } from '../../words/words';

/** What the list of cases can be asked for; the names are those of the address and of the API. */
export const FILTERS = [
  'company',
  'from',
  'to',
  'need',
  'content',
  'q',
  'stage',
  'owner',
  'area',
  'phase',
  'country',
  'side',
  'open',
] as const;

export type FilterName = (typeof FILTERS)[number];

/** The keys that stand on top, as in the existing tool; the others are further down. */
export const MORE: readonly FilterName[] = ['stage', 'owner', 'area', 'phase', 'country', 'side', 'open'];

export const SORTS = ['received', 'due', 'decision', 'updated'] as const;

const CODES: Partial<Record<FilterName, ListName>> = {
  need: 'L6',
  stage: 'stage',
  area: 'L4',
  phase: 'L5',
  side: 'side',
};

/** The filters in an address; what it does not know is left out. */
export function filtersOf(search: string): Partial<Record<FilterName, string>> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = params.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** The address of a list: filters, order, page. */
export function addressOf(
  filters: Partial<Record<FilterName, string>>,
  { sort, cursor }: { sort?: string | null; cursor?: string | null } = {},
): string {
  const params = new URLSearchParams();
  for (const name of FILTERS) if (filters[name]) params.set(name, filters[name]);
  if (sort && sort !== 'received') params.set('sort', sort);
  if (cursor) params.set('cursor', cursor);
  return params.toString();
}

/** A filter in words: `段階：施設照会`. */
export function filterText(
  name: FilterName,
  value: string,
  lang: Lang,
  people: ReadonlyMap<string, string>,
): string {
  const words = desklistWords[lang].cases;
  return words.chip(labelOf(name, lang), valueText());

  function valueText(): string {
    const list = CODES[name];
    if (list) {
      return value
        .split(',')
        .map((one) => code(list, one, lang))
        .join(desklistWords[lang].comma);
    }
    if (name === 'country') return country(value, lang);
    if (name === 'from' || name === 'to') return longDay(value, lang);
    if (name === 'open') return words.openOnly;
    if (name === 'owner') {
      if (value === 'me') return words.ownerMe;
      if (value === 'nobody') return words.ownerNobody;
      return people.get(value) ?? value;
    }
    return value;
  }
}

/** The label of a filter. */
export function labelOf(name: FilterName, lang: Lang): string {
  const words = desklistWords[lang].cases;
  return name === 'q' ? words.free : words[name];
}
