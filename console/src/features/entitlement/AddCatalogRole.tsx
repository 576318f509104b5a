import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageCatalog, at, type EntitlementRoleDefinition } from '../../graph/types.gen';
import { ChoiceField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';
import { roleTitle } from './CatalogRoles';

/** Delegates a catalog, or a part of the work in it. */
export function AddCatalogRole({
  catalog,
  definitions,
  close,
}: {
  catalog: AccessPackageCatalog;
  definitions: EntitlementRoleDefinition[];
  close: () => void;
}) {
  const draft = useDraft(`catalog-role.${catalog.id}`, { role: '', chosen: [] as Principal[] });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Add role assignment</DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit="Add"
              wrong={!values.role ? 'Choose a role.' : values.chosen.length ? undefined : 'Choose somebody.'}
              send={async ({ role, chosen }) => {
                for (const one of chosen) {
                  await graph.create(at.entitlementRoleAssignment, {
                    principalId: one.id,
                    roleDefinitionId: role,
                    appScopeId: `/AccessPackageCatalog/${catalog.id}`,
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
              <ChoiceField
                label="Role"
                required
                value={values.role}
                onChange={(role) => set({ role })}
                options={definitions.map((it) => ({ value: it.id, text: roleTitle(it), hint: it.description ?? '' }))}
              />
              <PrincipalPicker
                label="People and groups"
                required
                kinds={['user', 'group']}
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
