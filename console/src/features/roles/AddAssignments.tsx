import { graph } from '../../graph/client';
import { at, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { AddPrincipals } from '../../ui/AddPrincipals';

/** Gives a directory role to people, or to groups that can hold roles. */
export function AddAssignments({ role, close }: { role: Definition; close: () => void }) {
  return (
    <AddPrincipals
      title={`Add assignments to ${role.displayName}`}
      name={`role.${role.id}`}
      label="Members"
      hint="Of groups, those that roles can be assigned to"
      kinds={['user', 'group']}
      groups="isAssignableToRole eq true"
      each={(one) => graph.create(at.directoryRoleAssignment, { roleDefinitionId: role.id, principalId: one.id, directoryScopeId: '/' })}
      told={`They are ${role.displayName} now.`}
      close={close}
    />
  );
}
