import { search } from '../../graph/query';
import type { Group } from '../../graph/types.gen';
import { ResourceTable } from '../../ui/ResourceTable';
import { GROUP_SHOWN, groupColumns } from './columns';

/**
 * The groups that somebody, or an application, is a member of at this moment.
 *
 * @param path whose they are
 */
export function GroupsOf({ path }: { path: string }) {
  return (
    <ResourceTable<Group>
      label="Groups"
      name="groups"
      path={`${path}/memberOf/microsoft.graph.group`}
      query={{ select: GROUP_SHOWN }}
      columns={groupColumns.map(({ sort: _, ...column }) => column)}
      search={{ hint: 'Search groups by name', by: (text) => ({ search: search(text, 'displayName') }) }}
      empty={{ title: 'There is no group now', hint: 'Groups are here for as long as membership of them lasts, by whatever it was given.' }}
    />
  );
}
