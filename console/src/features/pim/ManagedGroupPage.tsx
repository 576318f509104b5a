import { AddRegular } from '@fluentui/react-icons';
import { Button } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import { at, type Group } from '../../graph/types.gen';
import { useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { ButtonLink } from '../../ui/ButtonLink';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { ActiveAssignments, EligibleAssignments } from './Assignments';
import { AssignmentDialog } from './AssignmentDialog';
import { PIM_GROUPS } from './crumbs';
import { ExpiredAssignments } from './ExpiredAssignments';
import { PendingRequests } from './PendingRequests';
import { RoleSettings } from './RoleSettings';
import { useManaged, useMayManage } from './rules';

/** ID Governance › Privileged Identity Management › Groups › a group. */
export function ManagedGroupPage() {
  const { groupId } = useParams({ from: '/shell/admin/pim/groups/$groupId' });
  const { it: group, problem, refresh } = useOne<Group>(`${at.group}/${groupId}`, {
    select: ['id', 'displayName', 'description', 'isAssignableToRole', 'securityEnabled', 'groupTypes'],
  });
  const [isAdding, add] = useOpen('add');
  const mayAssign = useMayManage(groupId);
  const managed = useManaged(groupId);
  if (!group) {
    return <Awaited what="group" crumbs={PIM_GROUPS} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={group.displayName}
      about={group.description}
      crumbs={PIM_GROUPS}
      actions={
        <>
          <ButtonLink to="/admin/groups/$groupId" params={{ groupId }}>
            Open the group
          </ButtonLink>
          {mayAssign && managed && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => add('assignment')}>
              Add assignments
            </Button>
          )}
        </>
      }
    >
      {managed === false ? (
        <Empty
          title="This group is not managed by Privileged Identity Management"
          hint={mayAssign ? 'Bring it under management first: choose it under Discover groups.' : 'Whoever manages the group can bring it under management.'}
          action={
            mayAssign && (
              <ButtonLink to="/admin/pim/groups/discover" search={{ q: group.displayName }}>
                Discover groups
              </ButtonLink>
            )
          }
        />
      ) : (
        <Tabs
          label="Assignments and settings"
          parts={[
            { id: 'eligible', title: 'Eligible assignments', show: () => <EligibleAssignments group={group} /> },
            { id: 'active', title: 'Active assignments', show: () => <ActiveAssignments group={group} /> },
            { id: 'expired', title: 'Expired assignments', show: () => <ExpiredAssignments group={group} /> },
            { id: 'requests', title: 'Pending requests', show: () => <PendingRequests group={group} /> },
            { id: 'member', title: 'Settings: Member', show: () => <RoleSettings key="member" group={group} access="member" /> },
            { id: 'owner', title: 'Settings: Owner', show: () => <RoleSettings key="owner" group={group} access="owner" /> },
          ]}
        />
      )}
      {isAdding && mayAssign && managed && <AssignmentDialog group={group} close={() => add(undefined)} />}
    </Page>
  );
}
