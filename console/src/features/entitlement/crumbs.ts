import type { Crumb } from '../../ui/Page';

/** The way to entitlement management, in the words of the procedure. */
const ENTITLEMENT: Crumb[] = [{ text: 'ID Governance' }, { text: 'Entitlement management' }];

export const CATALOGS: Crumb[] = [...ENTITLEMENT, { text: 'Catalogs', to: '/admin/entitlement/catalogs' }];

export const PACKAGES: Crumb[] = [...ENTITLEMENT, { text: 'Access packages', to: '/admin/entitlement/packages' }];

export const ORGANIZATIONS: Crumb[] = [...ENTITLEMENT, { text: 'Connected organizations', to: '/admin/entitlement/organizations' }];

/** The way to what belongs to one access package. */
export function packageCrumbs(it: { id: string; displayName: string }): Crumb[] {
  return [...PACKAGES, { text: it.displayName, to: '/admin/entitlement/packages/$packageId', params: { packageId: it.id } }];
}
