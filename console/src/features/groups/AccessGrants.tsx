import { Badge, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { odata } from '../../graph/query';
import {
  type AccessPackage,
  type AccessPackageAssignment,
  at,
  type DirectoryObject,
  type Group,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
} from '../../graph/types.gen';
import { useMayRead } from '../../graph/useMay';
import { useAll } from '../../graph/useGraph';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Problem } from '../../ui/Problem';
import { StateBadge } from '../../ui/StateBadge';
import { Who } from '../../ui/Who';
import { StandingMark } from '../entitlement/standing';
import { useManaged } from '../pim/rules';

const useStyles = makeStyles({
  lines: { display: 'grid', gap: tokens.spacingVerticalXS, paddingBlock: tokens.spacingVerticalXS },
  line: { minHeight: '1.75rem', display: 'flex', alignItems: 'center' },
});

/** One of what grants somebody's access. */
interface Grant {
  key: string;
  by: ReactNode;
  until: string | null | undefined;
  isActivated: boolean;
}

/** What is granted by none of it, when all of it was read; and when packages may not be. */
const ADDED = 'Added directly';
const ADDED_OR_GIVEN = 'Added directly, or by an access package';

/** The origin of a role that gives membership at once, as packages name it. */
function memberOf(group: Group): string {
  return `Member_${group.id}`;
}

/**
 * What grants each member's access: an activation, an assignment of PIM, a package, or somebody who simply added them. As much as
 * the reader may see of it; packages are told to those who may look into them.
 */
export function AccessGrants({ group }: { group: Group }) {
  const styles = useStyles();
  const assignments = useAll<Assignment>(at.privilegedAccessGroupAssignmentScheduleInstance, {
    filter: odata`groupId eq ${group.id} and accessId eq 'member'`,
  });
  const maySee = useMayRead(at.accessPackage);
  const isManaged = useManaged(group.id);
  const packages = useAll<AccessPackage>(at.accessPackage, { expand: 'resourceRoleScopes($expand=role)' }, { enabled: maySee });
  const granting = packages.rows.filter((it) => it.resourceRoleScopes?.some((one) => one.role?.originId === memberOf(group)));
  const delivered = useAll<AccessPackageAssignment>(
    at.accessPackageAssignment,
    {
      filter: `state eq 'delivered' and (${granting.map((it) => odata`accessPackage/id eq ${it.id}`).join(' or ')})`,
      expand: 'target,accessPackage',
    },
    { enabled: granting.length > 0 },
  );

  const read = [assignments, ...(maySee ? [packages] : []), ...(granting.length ? [delivered] : [])];
  const isLoading = read.some((it) => it.isLoading);
  const isWhole = read.every((it) => it.isWhole);
  const problem = read.find((it) => it.problem)?.problem;

  const grants = (id: string): Grant[] => [
    ...delivered.rows
      .filter((it) => it.target?.objectId === id)
      .map((it) => ({
        key: it.id,
        by: it.accessPackage && (
          <NameLink to="/admin/entitlement/packages/$packageId" params={{ packageId: it.accessPackage.id }}>
            {it.accessPackage.displayName}
          </NameLink>
        ),
        until: it.schedule?.expiration?.endDateTime,
        isActivated: false,
      })),
    ...assignments.rows
      .filter((it) => it.principalId === id)
      .map((it) => ({
        key: it.id,
        by: it.assignmentType === 'activated' ? <StateBadge state="activated" /> : 'An active assignment of PIM',
        until: it.endDateTime,
        isActivated: it.assignmentType === 'activated',
      })),
  ];
  // One line for each of what grants it: who has something twice keeps it when one ends.
  const each = (id: string, show: (it: Grant) => ReactNode) => {
    const found = grants(id);
    const all = found.length ? found : isWhole ? [{ key: 'added', by: maySee ? ADDED : ADDED_OR_GIVEN, until: undefined, isActivated: false }] : [];
    return (
      <div className={styles.lines}>
        {all.map((it) => (
          <span key={it.key} className={styles.line}>
            {show(it)}
          </span>
        ))}
        {!all.length && <span className={styles.line}>{isLoading ? 'Loading' : 'Not known'}</span>}
      </div>
    );
  };
  const columns: Column<DirectoryObject>[] = [
    { title: 'Member', width: '34%', cell: (it) => <Who it={it} /> },
    { title: 'Granted by', cell: (it) => each(it.id, ({ by }) => by) },
    { title: 'Until', width: '14rem', cell: (it) => each(it.id, ({ until }) => <Moment at={until} none="No end" />) },
    {
      title: 'Kind',
      width: '11rem',
      cell: (it) => each(it.id, ({ isActivated }) => (isActivated ? <JustInTime /> : isManaged ? <StandingMark /> : <Standing />)),
    },
  ];
  return (
    <>
      <Problem of={problem} title="What grants the access could not all be read." retry={() => read.forEach((it) => it.refresh())} />
      {!maySee && (
        <MessageBar layout="multiline">
          <MessageBarBody>Whether an access package grants somebody’s access is shown to those who may look into access packages.</MessageBarBody>
        </MessageBar>
      )}
      <ResourceTable<DirectoryObject>
        label="What grants each member’s access"
        name="access"
        path={`${at.group}/${group.id}/members`}
        query={{ select: ['id', 'displayName', 'userPrincipalName'] }}
        columns={columns}
        empty={{ title: 'Nobody is a member now', hint: 'Eligible people appear here while they have activated.' }}
      />
    </>
  );
}

function JustInTime() {
  return (
    <Badge appearance="tint" color="success" size="large" shape="rounded">
      Just in time
    </Badge>
  );
}

function Standing() {
  return (
    <Badge appearance="outline" color="informative" size="large" shape="rounded">
      Standing
    </Badge>
  );
}
