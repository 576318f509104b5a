import { graph } from '../../graph/client';
import { type AccessPackageCatalog, at, type EntitlementRoleDefinition } from '../../graph/types.gen';
import { ChoiceField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useDraft } from '../../ui/useDraft';
import { useOneByOne } from '../../ui/useOneByOne';
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
  const [oneByOne, progress] = useOneByOne('Added');
  return (
    <FormDialog
      title="Add role assignment"
      draft={draft}
      submit="Add"
      wrong={!values.role ? 'Choose a role.' : values.chosen.length ? undefined : 'Choose somebody.'}
      send={({ role, chosen }) =>
        oneByOne(
          chosen,
          (one) =>
            graph.create(at.entitlementRoleAssignment, {
              principalId: one.id,
              roleDefinitionId: role,
              appScopeId: `/AccessPackageCatalog/${catalog.id}`,
            }),
          (left) => set({ chosen: left }),
        )
      }
      done={() => notify('Added.')}
      close={close}
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
      {progress}
    </FormDialog>
  );
}
