import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { at, type ConnectedOrganization } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { byName } from './columns';
import { ORGANIZATIONS } from './crumbs';
import { sourceWords } from './identitySource';
import { OrganizationDialog } from './OrganizationDialog';

const COLUMNS: Column<ConnectedOrganization>[] = [
  {
    title: 'Name',
    sort: 'displayName',
    width: '26%',
    cell: (it) => (
      <NameLink to="/admin/entitlement/organizations/$organizationId" params={{ organizationId: it.id }}>
        {it.displayName}
      </NameLink>
    ),
  },
  { title: 'Description', cell: (it) => it.description ?? '–' },
  { title: 'Directory or domain', width: '20%', cell: (it) => it.identitySources.map((one) => sourceWords(one).name).join(', ') || '–' },
  { title: 'State', sort: 'state', width: '9rem', cell: (it) => <StateBadge state={it.state} /> },
  { title: 'Connected', width: '9rem', cell: (it) => <Moment at={it.createdDateTime} day /> },
];

const FILTERS: Filter[] = [
  {
    name: 'state',
    title: 'State',
    options: [
      { value: 'configured', text: 'Configured', where: "state eq 'configured'" },
      { value: 'proposed', text: 'Proposed', where: "state eq 'proposed'" },
    ],
  },
];

/** ID Governance › Entitlement management › Connected organizations. */
export function Organizations() {
  const mayCreate = useMay(at.connectedOrganization, 'create');
  const [isMaking, make] = useOpen('new');
  const add = mayCreate && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => make('organization')}>
      Add connected organization
    </Button>
  );
  return (
    <Page
      title="Connected organizations"
      about="Other organizations whose people you work with: policies can let them ask for access packages."
      crumbs={ORGANIZATIONS.slice(0, -1)}
      actions={add}
    >
      <ResourceTable<ConnectedOrganization>
        label="Connected organizations"
        path={at.connectedOrganization}
        columns={COLUMNS}
        search={{ hint: 'Search connected organizations by name', by: byName }}
        filters={FILTERS}
        sortedBy="displayName"
        empty={{
          title: 'No organization is connected yet',
          hint: mayCreate
            ? 'Add one by the domain of its addresses or by its tenant; then name it in the policies of access packages.'
            : 'An Identity Governance Administrator can add one.',
        }}
      />
      {isMaking && mayCreate && <OrganizationDialog close={() => make(undefined)} />}
    </Page>
  );
}
