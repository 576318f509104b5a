import { SearchRegular } from '@fluentui/react-icons';
import { odata } from '../../graph/query';
import { at, type GovernanceResource } from '../../graph/types.gen';
import { useWithin } from '../../graph/useMay';
import { ButtonLink } from '../../ui/ButtonLink';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { PIM } from './crumbs';

const COLUMNS: Column<GovernanceResource>[] = [
  {
    title: 'Name',
    sort: 'displayName',
    width: '45%',
    cell: (it) =>
      it.status === 'Deleted' ? (
        it.displayName
      ) : (
        <NameLink to="/admin/pim/groups/$groupId" params={{ groupId: it.externalId ?? '' }}>
          {it.displayName}
        </NameLink>
      ),
  },
  { title: 'Status', width: '10rem', cell: (it) => <StateBadge state={it.status} /> },
  { title: 'Managed since', sort: 'registeredDateTime', cell: (it) => <Moment at={it.registeredDateTime} /> },
];

/** ID Governance › Privileged Identity Management › Groups. */
export function ManagedGroups() {
  const mayRegister = useWithin([at.discoverableGroup]).within.size > 0;
  const discover = mayRegister && (
    <ButtonLink to="/admin/pim/groups/discover" appearance="primary" icon={<SearchRegular />}>
      Discover groups
    </ButtonLink>
  );
  return (
    <Page title="Groups" about="Groups whose members and owners are given for a while, when they need it." crumbs={PIM} actions={discover}>
      <ResourceTable<GovernanceResource>
        label="Managed groups"
        path={at.governanceResource}
        columns={COLUMNS}
        search={{ hint: 'Search groups by name', by: (text) => ({ filter: odata`startsWith(displayName,${text})` }) }}
        sortedBy="displayName"
        empty={{
          title: 'No group is managed yet',
          hint: mayRegister ? 'Discover groups, choose those that give power, and manage them.' : 'Owners of a group, and administrators of groups, can bring it here.',
          action: discover,
        }}
      />
    </Page>
  );
}
