import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { search } from '../../graph/query';
import { at, type DirectoryObject, type Group } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { isGroup, nameOf, Who } from '../../ui/Who';
import { AddTies } from './AddTies';

const WORDS = {
  members: { title: 'Members', one: 'member', add: 'Add members', empty: 'Nobody is a member now' },
  owners: { title: 'Owners', one: 'owner', add: 'Add owners', empty: 'Nobody owns the group now' },
};

/** Who is a member or owner of a group at this moment. */
export function Ties({ group, tie }: { group: Group; tie: 'members' | 'owners' }) {
  const text = WORDS[tie];
  const path = `${at.group}/${group.id}/${tie}`;
  const mayChange = allows(group, `${tie}/$ref`);
  const [isAdding, add] = useOpen('add');
  const [removed, remove] = useState<DirectoryObject>();
  const notify = useNotify();
  const columns: Column<DirectoryObject>[] = [
    { title: 'Name', cell: (it) => <Who it={it} /> },
    { title: 'Type', width: '9rem', cell: (it) => (isGroup(it) ? 'Group' : 'User') },
    { title: 'Job title', cell: (it) => ('jobTitle' in it && it.jobTitle) || '–' },
  ];
  if (mayChange) {
    columns.push({
      title: 'Change',
      width: '8rem',
      cell: (it) => (
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${nameOf(it)}`} onClick={() => remove(it)}>
          Remove
        </Button>
      ),
    });
  }
  return (
    <>
      <ResourceTable<DirectoryObject>
        label={text.title}
        name={tie}
        path={path}
        query={{ select: ['id', 'displayName', 'userPrincipalName', 'jobTitle'] }}
        columns={columns}
        search={{ hint: `Search ${tie} by name`, by: (typed) => ({ search: search(typed, 'displayName') }) }}
        actions={
          mayChange && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => add(tie)}>
              {text.add}
            </Button>
          )
        }
        empty={{ title: text.empty, hint: 'Eligible people appear here while they have activated.' }}
      />
      {isAdding && mayChange && <AddTies group={group} tie={tie} title={text.add} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title={`Remove ${nameOf(removed)}?`}
          action="Remove"
          write={() => graph.unrefer(path, removed.id)}
          done={() => notify(`${nameOf(removed)} is no ${text.one} any more.`)}
          close={() => remove(undefined)}
        >
          They lose what being {tie === 'members' ? 'a member' : 'an owner'} of {group.displayName} gives, at once.
        </Confirm>
      )}
    </>
  );
}
