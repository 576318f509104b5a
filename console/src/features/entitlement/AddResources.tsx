import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageCatalog, at } from '../../graph/types.gen';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';

/** Puts groups into a catalog. */
export function AddResources({ catalog, close }: { catalog: Pick<AccessPackageCatalog, 'id' | 'displayName'>; close: () => void }) {
  const draft = useDraft(`resources.${catalog.id}`, { chosen: [] as Principal[] });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Add resources to {catalog.displayName}</DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit="Add"
              wrong={values.chosen.length ? undefined : 'Choose a group first.'}
              send={async ({ chosen }) => {
                for (const one of chosen) {
                  await graph.create(at.accessPackageResourceRequest, {
                    requestType: 'adminAdd',
                    catalog: { id: catalog.id },
                    resource: { originId: one.id, originSystem: 'AadGroup' },
                  });
                  set({ chosen: chosen.slice(chosen.indexOf(one) + 1) });
                }
              }}
              done={() => {
                notify('Added.');
                close();
              }}
              cancel={close}
            >
              <PrincipalPicker
                label="Groups and Teams"
                kinds={['group']}
                required
                hint="Groups you own or administer; dynamic and synchronised groups cannot be handed out."
                value={values.chosen}
                onChange={(chosen) => set({ chosen })}
              />
            </ResourceForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
