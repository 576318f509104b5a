import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type DirectoryRoleAssignment as Assignment, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { allows, useOne } from '../../graph/useGraph';
import { useAccount } from '../../session/useSession';
import { Awaited } from '../../ui/Awaited';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Crumb, Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { Who } from '../../ui/Who';
import { AddAssignments } from './AddAssignments';
import { holderKind, holderName } from './holder';

const CRUMBS: Crumb[] = [{ text: 'Roles and administrators', to: '/admin/roles' }];

/** Roles and administrators › a role: who holds it, assign and remove. */
export function RolePage() {
  const { roleId } = useParams({ from: '/shell/admin/roles/$roleId' });
  const { it: role, problem, refresh } = useOne<Definition>(`${at.directoryRoleDefinition}/${roleId}`);
  const mayAssign = useMay(at.directoryRoleAssignment, 'create');
  const [adding, add] = useOpen('add');
  const [removed, remove] = useState<Assignment>();
  const notify = useNotify();
  const account = useAccount();
  if (!role) {
    return <Awaited what="role" crumbs={CRUMBS} problem={problem} retry={refresh} />;
  }
  const columns: Column<Assignment>[] = [
    { title: 'Name', width: '45%', cell: (it) => (it.principal ? <Who it={it.principal} /> : it.principalId) },
    { title: 'Type', width: '10rem', cell: holderKind },
    { title: 'Scope', cell: (it) => (it.directoryScopeId === '/' ? 'Directory' : it.directoryScopeId) },
    {
      title: 'Change',
      width: '9rem',
      cell: (it) =>
        allows(it, 'delete') && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${holderName(it)}`} onClick={() => remove(it)}>
            Remove
          </Button>
        ),
    },
  ];
  return (
    <Page
      title={role.displayName ?? 'Role'}
      about={role.description}
      crumbs={CRUMBS}
      actions={
        mayAssign && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => add('assignments')}>
            Add assignments
          </Button>
        )
      }
    >
      <ResourceTable<Assignment>
        label={`Who holds ${role.displayName}`}
        path={at.directoryRoleAssignment}
        query={{ filter: odata`roleDefinitionId eq ${role.id}`, expand: 'principal' }}
        columns={columns}
        empty={{ title: 'Nobody holds this role', hint: mayAssign ? 'Add an assignment to give it to somebody.' : 'A Privileged Role Administrator can give it to somebody.' }}
      />
      {adding && mayAssign && <AddAssignments role={role} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title={`Remove ${holderName(removed)}?`}
          action="Remove"
          write={() => graph.remove(`${at.directoryRoleAssignment}/${removed.id}`)}
          done={() => notify(`${holderName(removed)} is no ${role.displayName} any more.`)}
          close={() => remove(undefined)}
        >
          {removed.principalId === account?.id
            ? `You lose what ${role.displayName} lets you do, at once; perhaps to see this page, and to give it back to yourself.`
            : `They lose what ${role.displayName} lets them do, at once.`}
        </Confirm>
      )}
    </Page>
  );
}
