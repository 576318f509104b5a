import type { AllowedTargetScope, SubjectSet } from '../../graph/types.gen';
import type { Principal } from '../../ui/PrincipalPicker';

/**
 * Who may ask: nobody (administrators assign), those who are named, everybody, guests of connected organizations or any; or what only
 * the API sets, kept as it is.
 */
export type Who = 'nobody' | 'named' | 'members' | 'everybody' | 'organizations' | 'connected' | 'external' | 'kept';

/** Whether it is for people of other organizations. */
export const isForOthers = (who: Who) => who === 'organizations' || who === 'connected' || who === 'external';

/** The scopes that a policy has for it. */
export const SCOPES: Record<Exclude<Who, 'kept'>, AllowedTargetScope> = {
  nobody: 'notSpecified',
  named: 'specificDirectoryUsers',
  members: 'allMemberUsers',
  everybody: 'allDirectoryUsers',
  organizations: 'specificConnectedOrganizationUsers',
  connected: 'allConfiguredConnectedOrganizationUsers',
  external: 'allExternalUsers',
};

/** Somebody or a group as a policy names them. */
export function subjectOf(it: Principal): SubjectSet {
  return it.type === 'group'
    ? { '@odata.type': '#microsoft.graph.groupMembers', groupId: it.id, description: it.displayName }
    : { '@odata.type': '#microsoft.graph.singleUser', userId: it.id, description: it.displayName };
}

/** Somebody or a group that a policy names; undefined for a manager, a sponsor, a rule. */
export function principalOf(it: SubjectSet): Principal | undefined {
  switch (it['@odata.type']) {
    case '#microsoft.graph.singleUser':
      return { id: it.userId, displayName: it.description ?? it.userId, type: 'user' };
    case '#microsoft.graph.groupMembers':
      return { id: it.groupId, displayName: it.description ?? it.groupId, type: 'group' };
    default:
      return undefined;
  }
}

/** Whom a policy is for, of those the form names: people and groups, or organizations. */
export function targetsOf(it: { who: Who; targets: Principal[]; organizations: { id: string; displayName: string }[] }): SubjectSet[] {
  return it.who === 'named'
    ? it.targets.map(subjectOf)
    : it.who === 'organizations'
      ? it.organizations.map(({ id, displayName }) => ({
          '@odata.type': '#microsoft.graph.connectedOrganizationMembers',
          connectedOrganizationId: id,
          description: displayName,
        }))
      : [];
}

/** The organizations that a policy names. */
export const organizations = (some: SubjectSet[] | null | undefined) =>
  (some ?? []).flatMap((it) =>
    it['@odata.type'] === '#microsoft.graph.connectedOrganizationMembers'
      ? [{ id: it.connectedOrganizationId, displayName: it.description ?? it.connectedOrganizationId }]
      : [],
  );

/** The people and groups it names. */
export const named = (some: SubjectSet[] | null | undefined) => (some ?? []).flatMap((it) => principalOf(it) ?? []);

/** Whom else it names. */
export const others = (some: SubjectSet[] | null | undefined) => (some ?? []).filter((it) => !principalOf(it));
