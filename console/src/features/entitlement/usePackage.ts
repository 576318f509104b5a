import { odata } from '../../graph/query';
import {
  type AccessPackage,
  type AccessPackageAssignmentPolicy,
  type AccessPackageResource,
  type AccessPackageResourceRoleScope,
  at,
} from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { isManaged } from './standing';

/** The policies of an access package, whole. */
export function usePolicies(packageId: string) {
  return useAll<AccessPackageAssignmentPolicy>(`${at.accessPackage}/${packageId}/assignmentPolicies`, {
    expand: 'questions',
    orderby: 'displayName',
  });
}

/** Which roles an access package gives, and which of their groups are managed. */
export function useResourceRoles(it: Pick<AccessPackage, 'id' | 'catalog'>, every?: number) {
  const scopes = useAll<AccessPackageResourceRoleScope>(
    `${at.accessPackage}/${it.id}/resourceRoleScopes`,
    { expand: 'role($expand=resource),scope' },
    every ? { every } : {},
  );
  const groups = [...new Set(scopes.rows.flatMap((one) => one.role?.resource?.originId ?? []))].sort();
  const resources = useAll<AccessPackageResource>(
    `${at.accessPackageCatalog}/${it.catalog?.id}/resources`,
    { filter: odata`originId in ${groups}`, expand: 'roles' },
    { enabled: groups.length > 0 && Boolean(it.catalog) },
  );
  const managed = new Set(resources.rows.filter(isManaged).map((one) => one.originId));
  return { ...scopes, managed };
}
