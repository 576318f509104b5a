import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { at, type AccessPackageCatalog } from '../../graph/types.gen';
import { LongTextField, SwitchField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Makes a catalog, or changes what it is called and whether packages may be asked for. */
export function CatalogDialog({ catalog, close }: { catalog?: AccessPackageCatalog; close: () => void }) {
  const draft = useDraft(`catalog.${catalog?.id ?? 'new'}`, {
    name: catalog?.displayName ?? '',
    description: catalog?.description ?? '',
    isEnabled: catalog ? catalog.state === 'published' : true,
    isExternallyVisible: catalog?.isExternallyVisible ?? false,
  });
  const { values, set } = draft;
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <FormDialog
      title={catalog ? 'Edit catalog' : 'New catalog'}
      draft={draft}
      submit={catalog ? 'Save' : 'Create'}
      wrong={values.name.trim() ? undefined : 'Give the catalog a name.'}
      send={async (it) => {
        const body = {
          displayName: it.name.trim(),
          description: it.description.trim() || null,
          state: it.isEnabled ? 'published' : 'unpublished',
          isExternallyVisible: it.isExternallyVisible,
        };
        if (!catalog) {
          return graph.create<AccessPackageCatalog>(at.accessPackageCatalog, body);
        }
        await graph.update(`${at.accessPackageCatalog}/${catalog.id}`, body);
        return catalog;
      }}
      done={(it) => {
        notify(catalog ? 'Saved.' : `${it.displayName} is there.`);
        if (!catalog) {
          void navigate({ to: '/admin/entitlement/catalogs/$catalogId', params: { catalogId: it.id } });
        }
      }}
      close={close}
    >
      <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      <SwitchField
        label="Enabled"
        hint="While it is disabled, nobody can ask for its access packages."
        value={values.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
      <SwitchField
        label="Enabled for external users"
        value={values.isExternallyVisible}
        onChange={(isExternallyVisible) => set({ isExternallyVisible })}
      />
    </FormDialog>
  );
}
