import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type Application, at, type DirectoryObject } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { AddPrincipals } from '../../ui/AddPrincipals';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { Who } from '../../ui/Who';

/** Who may change a registration without being an administrator. */
export function Owners({ application }: { application: Application }) {
  const path = `${at.application}/${application.id}/owners`;
  const mayChange = allows(application, 'owners/$ref');
  const [isAdding, add] = useOpen('assign');
  const [removed, remove] = useState<DirectoryObject>();
  const notify = useNotify();
  const called = (it: DirectoryObject) => ('displayName' in it && it.displayName) || it.id;
  const columns: Column<DirectoryObject>[] = [
    { title: 'Name', cell: (it) => <Who it={it} /> },
    ...(mayChange
      ? [
          {
            title: 'Change',
            width: '9rem',
            cell: (it: DirectoryObject) => (
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${called(it)}`} onClick={() => remove(it)}>
                Remove
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ResourceTable<DirectoryObject>
        label="Owners"
        name="owners"
        path={path}
        query={{ select: ['id', 'displayName', 'userPrincipalName'] }}
        columns={columns}
        actions={
          mayChange && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => add('owners')}>
              Add owners
            </Button>
          )
        }
        empty={{ title: 'Nobody owns it', hint: 'Owners change the registration and its secrets. Administrators can always.' }}
      />
      {isAdding && mayChange && (
        <AddPrincipals
          title="Add owners"
          name={`owners.${application.id}`}
          label="Owners"
          hint="They can make secrets, and so act as the application: with whatever it is allowed"
          each={(one) => graph.refer(path, one.id)}
          close={() => add(undefined)}
        />
      )}
      {removed && (
        <Confirm
          title={`Remove ${called(removed)}?`}
          action="Remove"
          write={() => graph.unrefer(path, removed.id)}
          done={() => notify(`${called(removed)} is no owner any more.`)}
          close={() => remove(undefined)}
        >
          They cannot change {application.displayName} any more, unless a role lets them.
        </Confirm>
      )}
    </>
  );
}
