import type { Group, PrivilegedAccessGroupRelationships as Access } from '../../graph/types.gen';

/** What is read along with a role: whose it is. */
export const PRINCIPAL = { expand: 'principal' };

/** What somebody is of a group, in a word. */
export function roleName(access: string | null | undefined): string {
  return access === 'owner' ? 'Owner' : 'Member';
}

/** The same within a sentence. */
export function anRole(access: Access): string {
  return access === 'owner' ? 'an owner' : 'a member';
}

/** A role of a group, in words: Member of a group. */
export function roleOf(it: { accessId: Access; group?: Group | null }): string {
  return `${roleName(it.accessId)} of ${it.group?.displayName ?? 'a group that is gone'}`;
}
