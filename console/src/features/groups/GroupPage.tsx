import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { odata } from '../../graph/query';
import { at, type Group } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { useMayRead } from '../../graph/useMay';
import { Awaited } from '../../ui/Awaited';
import { DeleteButton } from '../../ui/DeleteButton';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { useManaged } from '../pim/rules';
import { AccessGrants } from './AccessGrants';
import { groupType, membershipType } from './columns';
import { EditGroup } from './EditGroup';
import { EligibleAssignments } from './EligibleAssignments';
import { Ties } from './Ties';

/** Groups › All groups › a group. */
export function GroupPage() {
  const { groupId } = useParams({ from: '/shell/admin/groups/$groupId' });
  const { it: group, problem, refresh } = useOne<Group>(`${at.group}/${groupId}`);
  const seesPim = useMayRead(at.privilegedAccessGroupEligibilityScheduleInstance, odata`groupId eq ${groupId}`);
  const [isEditing, edit] = useOpen('edit');
  const crumbs = [{ text: 'Groups' }, { text: 'All groups', to: '/admin/groups' as const }];
  if (!group) {
    return <Awaited what="group" crumbs={crumbs} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={group.displayName}
      about={group.description}
      crumbs={crumbs}
      actions={
        <>
          {allows(group, 'update') && (
            <Button icon={<EditRegular />} onClick={() => edit('group')}>
              Edit
            </Button>
          )}
          {allows(group, 'delete') && (
            <DeleteButton name={group.displayName} path={`${at.group}/${group.id}`} back="/admin/groups">
              Everybody loses what the group gave them. For 30 days it can be restored under Deleted groups.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the group"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <Overview group={group} /> },
          { id: 'members', title: 'Members', show: () => <Ties group={group} tie="members" /> },
          { id: 'owners', title: 'Owners', show: () => <Ties group={group} tie="owners" /> },
          ...(seesPim
            ? [
                { id: 'eligible', title: 'Eligible assignments', show: () => <EligibleAssignments group={group} /> },
                { id: 'access', title: 'What grants access', show: () => <AccessGrants group={group} /> },
              ]
            : []),
        ]}
      />
      {isEditing && allows(group, 'update') && <EditGroup group={group} close={() => edit(undefined)} />}
    </Page>
  );
}

function Overview({ group }: { group: Group }) {
  const isManaged = useManaged(group.id);
  return (
    <Section>
      <Facts
        of={[
          ['Group type', groupType(group)],
          ['Membership type', membershipType(group)],
          ['Privileged Identity Management', isManaged ? 'Managed' : undefined],
          ['Email', group.mail],
          ['Roles can be assigned', group.isAssignableToRole ? 'Yes' : 'No'],
          ['Visibility', group.visibility],
          ['Created', <Moment key="created" at={group.createdDateTime} />],
          ['Source', group.onPremisesSyncEnabled ? 'Synchronised' : 'Cloud'],
          ['Object id', <code key="id">{group.id}</code>],
        ]}
      />
    </Section>
  );
}
