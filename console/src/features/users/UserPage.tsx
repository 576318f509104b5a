import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { odata } from '../../graph/query';
import {
  at,
  type DirectoryObject,
  type ObjectIdentity,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Active,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligible,
  type User,
} from '../../graph/types.gen';
import { useMayRead } from '../../graph/useMay';
import { allows, useOne } from '../../graph/useGraph';
import { useAccount } from '../../session/useSession';
import { Awaited } from '../../ui/Awaited';
import { DeleteButton } from '../../ui/DeleteButton';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { Who } from '../../ui/Who';
import { GroupsOf } from '../groups/GroupsOf';
import { roleName } from '../pim/role';
import { EditUser } from './EditUser';
import { AuthenticationMethods } from './AuthenticationMethods';
import { RevokeSessions } from './RevokeSessions';

const CRUMBS = [{ text: 'Users' }, { text: 'All users', to: '/admin/users' as const }];

/** Users › All users › somebody. */
export function UserPage() {
  const { userId } = useParams({ from: '/shell/admin/users/$userId' });
  const { it, problem, refresh } = useOne<User>(`${at.user}/${userId}`, {
    select: ['id', 'displayName', 'givenName', 'surname', 'userPrincipalName', 'mail', 'jobTitle', 'department', 'officeLocation', 'userType', 'accountEnabled', 'createdDateTime', 'identities'],
    expand: 'manager($select=id,displayName,userPrincipalName)',
  });
  const seesPim = useMayRead(at.privilegedAccessGroupEligibilityScheduleInstance, odata`principalId eq ${userId}`);
  const [isEditing, edit] = useOpen('edit');
  const account = useAccount();
  // Everybody may change some of what is said of themselves; what is changed here, only who looks after people.
  const mayEdit = allows(it, 'update') && allows(it, 'manager/$ref') && (it?.id !== account?.id || allows(it, 'delete'));
  const seesMethods = useMayRead(`${at.user}/${userId}/authentication/methods`);
  if (!it) {
    return <Awaited what="user" crumbs={CRUMBS} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={it.displayName}
      about={it.userPrincipalName}
      crumbs={CRUMBS}
      actions={
        <>
          {mayEdit && (
            <Button icon={<EditRegular />} onClick={() => edit('user')}>
              Edit
            </Button>
          )}
          {allows(it, 'revokeSignInSessions') && <RevokeSessions user={it} />}
          {allows(it, 'delete') && (
            <DeleteButton name={it.displayName} path={`${at.user}/${it.id}`} back="/admin/users">
              They can no longer sign in, and lose what they have. For 30 days they can be restored under Deleted users.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the user"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <Overview it={it} /> },
          { id: 'groups', title: 'Groups', show: () => <GroupsOf path={`${at.user}/${it.id}`} /> },
          ...(seesMethods ? [{ id: 'methods', title: 'Authentication methods', show: () => <AuthenticationMethods user={it} /> }] : []),
          ...(seesPim
            ? [
                { id: 'eligible', title: 'Eligible assignments', show: () => <Eligibilities it={it} /> },
                { id: 'active', title: 'Active assignments', show: () => <Activations it={it} /> },
              ]
            : []),
        ]}
      />
      {isEditing && mayEdit && <EditUser user={it} close={() => edit(undefined)} />}
    </Page>
  );
}

/** A name somebody is known by, and where: the names that a provider elsewhere has for them too. */
function identityTold({ signInType, issuer, issuerAssignedId }: ObjectIdentity): string {
  return [issuerAssignedId, signInType === 'federated' ? `at ${issuer}` : ''].filter(Boolean).join(' ') || '–';
}

function Overview({ it }: { it: User }) {
  return (
    <>
      <Section>
        <Facts
          of={[
            ['Job title', it.jobTitle],
            ['Department', it.department],
            ['Office', it.officeLocation],
            ['Mail', it.mail],
            ['Manager', it.manager ? <Who key="manager" it={it.manager} /> : null],
            ['Type', it.userType],
            ['Account', it.accountEnabled === undefined ? undefined : it.accountEnabled ? 'Enabled' : 'Disabled'],
            ['Created', <Moment key="created" at={it.createdDateTime} />],
            ['Signs in as', it.identities?.length ? it.identities.map(identityTold).join(', ') : undefined],
            ['Object id', <code key="id">{it.id}</code>],
          ]}
        />
      </Section>
      <ResourceTable<DirectoryObject>
        label="Direct reports"
        name="reports"
        path={`${at.user}/${it.id}/directReports`}
        query={{ select: ['id', 'displayName', 'userPrincipalName', 'jobTitle'] }}
        columns={REPORTS}
        empty={{ title: 'Nobody reports to them', hint: 'Whoever has them as manager is listed here.' }}
      />
    </>
  );
}

const REPORTS: Column<DirectoryObject>[] = [
  { title: 'Direct report', width: '45%', cell: (it) => <Who it={it} /> },
  { title: 'Job title', cell: (it) => ('jobTitle' in it && it.jobTitle) || '–' },
];

/** The group of an assignment, and which role of it. */
const ROLE: Column<Eligible | Active>[] = [
  {
    title: 'Group',
    cell: (it) => (
      <NameLink to="/admin/pim/groups/$groupId" params={{ groupId: it.groupId ?? '' }}>
        {it.group?.displayName}
      </NameLink>
    ),
  },
  { title: 'Role', width: '8rem', cell: (it) => roleName(it.accessId) },
];

const PERIOD: Column<Eligible | Active>[] = [
  { title: 'Start', width: '12rem', cell: (it) => <Moment at={it.startDateTime} /> },
  { title: 'End', width: '12rem', cell: (it) => <Moment at={it.endDateTime} none="Permanent" /> },
];

function Eligibilities({ it }: { it: User }) {
  return (
    <ResourceTable<Eligible>
      label="Eligible assignments"
      name="eligible"
      path={at.privilegedAccessGroupEligibilityScheduleInstance}
      query={{ filter: odata`principalId eq ${it.id}`, expand: 'group' }}
      columns={[...ROLE, ...PERIOD]}
      empty={{ title: 'They are eligible for nothing', hint: 'Eligibility comes from Privileged Identity Management or an access package.' }}
    />
  );
}

function Activations({ it }: { it: User }) {
  return (
    <ResourceTable<Active>
      label="Active assignments"
      name="active"
      path={at.privilegedAccessGroupAssignmentScheduleInstance}
      query={{ filter: odata`principalId eq ${it.id}`, expand: 'group' }}
      columns={[...ROLE, { title: 'State', width: '9rem', cell: (one) => <StateBadge state={one.assignmentType} /> }, ...PERIOD]}
      empty={{ title: 'Nothing is active', hint: 'What they activate is here while it runs.' }}
    />
  );
}
