import { graph } from '../../graph/client';
import { type AccessPackageCatalog, at } from '../../graph/types.gen';
import { AddPrincipals } from '../../ui/AddPrincipals';

/** Puts groups into a catalog. */
export function AddResources({ catalog, close }: { catalog: Pick<AccessPackageCatalog, 'id' | 'displayName'>; close: () => void }) {
  return (
    <AddPrincipals
      title={`Add resources to ${catalog.displayName}`}
      name={`resources.${catalog.id}`}
      label="Groups and Teams"
      hint="Groups you own or administer; dynamic and synchronised groups cannot be handed out."
      kinds={['group']}
      each={(one) =>
        graph.create(at.accessPackageResourceRequest, {
          requestType: 'adminAdd',
          catalog: { id: catalog.id },
          resource: { originId: one.id, originSystem: 'AadGroup' },
        })
      }
      close={close}
    />
  );
}
