import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { type AccessPackage, type AccessPackageResource, at } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { Allowed } from '../../ui/Allowed';
import { Awaited } from '../../ui/Awaited';
import { SelectField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { ResourceForm } from '../../ui/ResourceForm';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { useOneByOne } from '../../ui/useOneByOne';
import { useOpen } from '../../ui/useOpen';
import { AddResources } from './AddResources';
import { byName } from './columns';
import { packageCrumbs, PACKAGES } from './crumbs';
import { eligibleRole, OutliveWarning } from './OutliveWarning';
import { EligibleMark, isManaged, isStanding, StandingMark } from './standing';
import { usePolicies } from './usePackage';

/** A group that is chosen, and which role of it. */
interface Choice {
  resource: AccessPackageResource;
  role: string;
}

const ORDER = ['Eligible Member', 'Eligible Owner', 'Member', 'Owner'];

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  item: { display: 'grid', gap: tokens.spacingVerticalM },
  choice: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalL },
  name: { flexBasis: '16rem', flexGrow: 1, alignSelf: 'center' },
  mark: { minWidth: '9rem', alignSelf: 'center' },
});

/** The roles of a resource; the ones to be activated first where there are such. */
function rolesOf(it: AccessPackageResource) {
  return [...(it.roles ?? [])].sort((a, b) => ORDER.indexOf(a.displayName ?? '') - ORDER.indexOf(b.displayName ?? ''));
}

/** A choice as the API takes it. */
function roleScopeOf({ resource, role }: Choice) {
  const chosen = resource.roles?.find((one) => one.id === role);
  const scope = resource.scopes?.[0];
  return {
    role: {
      id: role,
      displayName: chosen?.displayName,
      originId: chosen?.originId,
      originSystem: chosen?.originSystem,
      resource: { id: resource.id, originId: resource.originId, originSystem: resource.originSystem },
    },
    scope: { id: scope?.id, originId: scope?.originId, originSystem: scope?.originSystem },
  };
}

/** Access packages › an access package › Resource roles › Add resource roles › Groups and Teams. */
export function AddResourceRoles() {
  const { packageId } = useParams({ from: '/shell/admin/entitlement/packages/$packageId/resource-roles/add' });
  const { it, problem, refresh } = useOne<AccessPackage>(`${at.accessPackage}/${packageId}`, { expand: 'catalog' });
  if (!it?.catalog) {
    return <Awaited what="access package" crumbs={PACKAGES} problem={problem} retry={refresh} />;
  }
  return (
    <Page title="Add resource roles" about={`To ${it.displayName}: choose groups, then the role of each that the package gives.`} crumbs={packageCrumbs(it)}>
      <Allowed may={allows(it, 'resourceRoleScopes/create')}>
        <AddTo it={it} catalog={it.catalog} />
      </Allowed>
    </Page>
  );
}

function AddTo({ it, catalog }: { it: AccessPackage; catalog: NonNullable<AccessPackage['catalog']> }) {
  const styles = useStyles();
  const draft = useDraft(`resource-roles.${it.id}`, { choices: [] as Choice[] });
  const { choices } = draft.values;
  const policies = usePolicies(it.id);
  const [oneByOne, progress] = useOneByOne('Roles added');
  const [isAdding, add] = useOpen('add');
  const navigate = useNavigate();
  const notify = useNotify();
  const back = () => void navigate({ to: '/admin/entitlement/packages/$packageId', params: { packageId: it.id }, search: { tab: 'roles' } as never });
  const choose = (rows: AccessPackageResource[]) =>
    draft.set({
      choices: rows.map(
        (resource) => choices.find((one) => one.resource.id === resource.id) ?? { resource, role: rolesOf(resource)[0]?.id ?? '' },
      ),
    });
  const columns: Column<AccessPackageResource>[] = [
    { title: 'Name', sort: 'displayName', width: '34%', cell: (one) => <Text weight="semibold">{one.displayName}</Text> },
    { title: 'Description', cell: (one) => one.description ?? '–' },
    { title: 'Management', width: '12rem', cell: (one) => (isManaged(one) ? 'Managed in PIM' : '–') },
  ];
  return (
    <>
      <Section
        title="Groups and Teams"
        actions={
          allows(catalog, 'resourceRequests/create') && (
            <Button icon={<AddRegular />} onClick={() => add('resources')}>
              Add groups to the catalog
            </Button>
          )
        }
      >
        <ResourceTable<AccessPackageResource>
          label="Groups of the catalog"
          path={`${at.accessPackageCatalog}/${catalog.id}/resources`}
          query={{ expand: 'roles,scopes' }}
          columns={columns}
          search={{ hint: 'Search groups by name', by: byName }}
          sortedBy="displayName"
          selection={{ chosen: choices.map((one) => one.resource), choose, name: (one) => one.displayName ?? one.id }}
          empty={{ title: 'The catalog holds no groups', hint: 'A package gives the groups of its catalog: add them there first.' }}
        />
      </Section>
      <ResourceForm
        draft={draft}
        submit="Add"
        wrong={choices.length ? undefined : 'Choose a group first.'}
        send={(values) =>
          oneByOne(
            values.choices,
            (choice) => graph.create(`${at.accessPackage}/${it.id}/resourceRoleScopes`, roleScopeOf(choice)),
            (left) => draft.set({ choices: left }),
          )
        }
        done={() => {
          notify('Added. Everyone who has the package gets it too.');
          back();
        }}
        cancel={back}
      >
        {choices.length > 0 && (
          <Section title="Role of each">
            <ul className={styles.list}>
              {choices.map(({ resource, role }) => {
                const chosen = resource.roles?.find((one) => one.id === role);
                const eligible = eligibleRole(chosen?.originId, resource.displayName);
                return (
                  <li key={resource.id} className={styles.item}>
                    <div className={styles.choice}>
                      <Text weight="semibold" className={styles.name}>
                        {resource.displayName}
                      </Text>
                      <SelectField
                        label={`Role of ${resource.displayName}`}
                        value={role}
                        onChange={(next) =>
                          draft.set({ choices: choices.map((one) => (one.resource.id === resource.id ? { ...one, role: next } : one)) })
                        }
                        options={rolesOf(resource).map((one) => ({ value: one.id, text: one.displayName ?? '' }))}
                      />
                      <span className={styles.mark}>
                        {eligible ? <EligibleMark /> : chosen && isStanding(chosen, isManaged(resource)) && <StandingMark />}
                      </span>
                      <Button
                        appearance="subtle"
                        icon={<DismissRegular />}
                        aria-label={`Do not add ${resource.displayName}`}
                        onClick={() => draft.set({ choices: choices.filter((one) => one.resource.id !== resource.id) })}
                      />
                    </div>
                    {eligible && <OutliveWarning role={eligible} policies={policies.rows} />}
                  </li>
                );
              })}
            </ul>
          </Section>
        )}
        {progress}
      </ResourceForm>
      {isAdding && allows(catalog, 'resourceRequests/create') && <AddResources catalog={catalog} close={() => add(undefined)} />}
    </>
  );
}
