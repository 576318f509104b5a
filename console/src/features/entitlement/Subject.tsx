import type { AccessPackageSubject, User } from '../../graph/types.gen';
import { Who } from '../../ui/Who';

/** Somebody as entitlement management knows them. */
export function Subject({ it }: { it: AccessPackageSubject | null | undefined }) {
  return <Who it={it && ({ id: it.objectId ?? it.id, displayName: it.displayName ?? it.email ?? it.id } as User)} detail={it?.email ?? it?.principalName} />;
}
