import { Spinner } from '@fluentui/react-components';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { type AccessPackage, type AccessPackageCatalog, at } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { Allowed } from '../../ui/Allowed';
import { LongTextField, SelectField, SwitchField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { PACKAGES } from './crumbs';

/** ID Governance › Entitlement management › Access packages › New access package. */
export function NewAccessPackage() {
  const given = (useSearch({ strict: false }) as Record<string, unknown>)['catalog'];
  const catalogs = useAll<AccessPackageCatalog>(at.accessPackageCatalog, { orderby: 'displayName', top: 100 });
  const open = catalogs.rows.filter((it) => allows(it, 'accessPackages/create'));
  const draft = useDraft('new-access-package', {
    name: '',
    description: '',
    catalog: typeof given === 'string' ? given : '',
    isHidden: false,
  });
  const { values, set } = draft;
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <Page title="New access package" crumbs={PACKAGES} narrow>
      <Problem of={catalogs.problem} title="The catalogs could not be read." retry={catalogs.refresh} />
      {catalogs.problem ? null : catalogs.isLoading ? (
        <Spinner label="Reading the catalogs" />
      ) : (
        <Allowed may={open.length > 0}>
          <ResourceForm
            draft={draft}
            submit="Create"
            wrong={!values.name.trim() ? 'Give the access package a name.' : values.catalog ? undefined : 'Choose its catalog.'}
            send={(it) =>
              graph.create<AccessPackage>(at.accessPackage, {
                displayName: it.name.trim(),
                description: it.description.trim() || null,
                isHidden: it.isHidden,
                catalog: { id: it.catalog },
              })
            }
            done={(made) => {
              notify(`${made.displayName} is there. Now add what it gives.`);
              void navigate({
                to: '/admin/entitlement/packages/$packageId',
                params: { packageId: made.id },
                search: { tab: 'roles' } as never,
              });
            }}
            cancel={() => void navigate({ to: '/admin/entitlement/packages' })}
          >
            <Section title="Basics">
              <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
              <LongTextField
                label="Description"
                hint="Requestors read it: say what the access is for."
                value={values.description}
                onChange={(description) => set({ description })}
              />
              <SelectField
                label="Catalog"
                required
                hint="An access package can give the groups of its catalog only, and stays in it."
                value={values.catalog}
                onChange={(catalog) => set({ catalog })}
                options={[{ value: '', text: 'Choose a catalog' }, ...open.map((it) => ({ value: it.id, text: it.displayName }))]}
              />
              <SwitchField
                label="Hidden"
                hint="Only who has its link finds it."
                value={values.isHidden}
                onChange={(isHidden) => set({ isHidden })}
              />
            </Section>
          </ResourceForm>
        </Allowed>
      )}
    </Page>
  );
}
