import type { DirectoryRoleAssignment as Assignment } from '../../graph/types.gen';

/** What the one who holds a role is called; the id when the name is not for the reader. */
export function holderName({ principal, principalId }: Assignment): string {
  return (principal && 'displayName' in principal && principal.displayName) || principalId;
}

/** What kind of thing holds a role. */
export function holderKind({ principal }: Assignment): string {
  switch (principal?.['@odata.type']) {
    case '#microsoft.graph.group':
      return 'Group';
    case '#microsoft.graph.servicePrincipal':
      return 'Application';
    default:
      return 'User';
  }
}
