import { useLang } from '../app/place';
import { personName } from '../words/format';
import { useMembers } from './api';

/** Names of the hospital’s people by id; empty for those who left, or who may not be listed. */
export function useNames(): (id: string | null | undefined) => string {
  const lang = useLang();
  const members = useMembers().data ?? [];
  const names = new Map(members.map(({ name }) => [name.id, personName(name, lang)]));
  return (id) => (id ? (names.get(id) ?? '') : '');
}
