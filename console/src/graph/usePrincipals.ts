import { odata } from './query';
import { at, type Group, type User } from './types.gen';
import { useAll } from './useGraph';

/** The names of people and groups known by their ids. */
export function usePrincipals(ids: readonly string[]): ReadonlyMap<string, string> {
  const asked = [...new Set(ids)].sort();
  const query = { filter: odata`id in ${asked}`, select: ['id', 'displayName'] };
  const users = useAll<User>(at.user, query, { enabled: asked.length > 0 });
  const groups = useAll<Group>(at.group, query, { enabled: asked.length > 0 });
  return new Map([...users.rows, ...groups.rows].map((it) => [it.id, it.displayName ?? it.id]));
}
