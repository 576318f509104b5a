import { graph } from '../../graph/client';
import { type AccessPackageCatalog, at } from '../../graph/types.gen';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useOneByOne } from '../../ui/useOneByOne';
import { useDraft } from '../../ui/useDraft';

/** Puts groups into a catalog. */
export function AddResources({ catalog, close }: { catalog: Pick<AccessPackageCatalog, 'id' | 'displayName'>; close: () => void }) {
  const draft = useDraft(`resources.${catalog.id}`, { chosen: [] as Principal[] });
  const { values, set } = draft;
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  return (
    <FormDialog
      title={`Add resources to ${catalog.displayName}`}
      draft={draft}
      submit="Add"
      wrong={values.chosen.length ? undefined : 'Choose a group first.'}
      send={({ chosen }) =>
        oneByOne(
          chosen,
          (one) =>
            graph.create(at.accessPackageResourceRequest, {
              requestType: 'adminAdd',
              catalog: { id: catalog.id },
              resource: { originId: one.id, originSystem: 'AadGroup' },
            }),
          (left) => set({ chosen: left }),
        )
      }
      done={() => notify('Added.')}
      close={close}
    >
      <PrincipalPicker
        label="Groups and Teams"
        kinds={['group']}
        required
        hint="Groups you own or administer; dynamic and synchronised groups cannot be handed out."
        value={values.chosen}
        onChange={(chosen) => set({ chosen })}
      />
      {progress}
    </FormDialog>
  );
}
