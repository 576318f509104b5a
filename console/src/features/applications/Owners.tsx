import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type Application, at, type DirectoryObject } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useDraft } from '../../ui/useDraft';
import { useOneByOne } from '../../ui/useOneByOne';
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
      {isAdding && mayChange && <AddOwners application={application} path={path} close={() => add(undefined)} />}
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

function AddOwners({ application, path, close }: { application: Application; path: string; close: () => void }) {
  const draft = useDraft(`owners.${application.id}`, { chosen: [] as Principal[] });
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  return (
    <FormDialog
      title="Add owners"
      draft={draft}
      submit="Add"
      wrong={draft.values.chosen.length ? undefined : 'Choose somebody first.'}
      send={({ chosen }) => oneByOne(chosen, (one) => graph.refer(path, one.id), (left) => draft.set({ chosen: left }))}
      done={() => notify('Added.')}
      close={close}
    >
      <PrincipalPicker
        label="Owners"
        hint="They can make secrets, and so act as the application: with whatever it is allowed"
        required
        value={draft.values.chosen}
        onChange={(chosen) => draft.set({ chosen })}
      />
      {progress}
    </FormDialog>
  );
}
