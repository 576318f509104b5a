import { AddRegular } from '@fluentui/react-icons';
import { odata, search } from '../../graph/query';
import { at, type Group } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { ButtonLink } from '../../ui/ButtonLink';
import { Page } from '../../ui/Page';
import { type Filter, ResourceTable } from '../../ui/ResourceTable';
import { GROUP_SHOWN, groupColumns } from './columns';

const FILTERS: Filter[] = [
  {
    name: 'type',
    title: 'Type',
    options: [
      { value: 'security', text: 'Security', where: 'securityEnabled eq true' },
      { value: 'microsoft365', text: 'Microsoft 365', where: odata`groupTypes/any(it:it eq ${'Unified'})` },
      { value: 'roles', text: 'Can hold roles', where: 'isAssignableToRole eq true' },
    ],
  },
];

/** Groups › All groups. */
export function AllGroups() {
  const mayCreate = useMay(at.group, 'create');
  return (
    <Page
      title="All groups"
      about="Everybody who belongs together, and what belonging gives them."
      crumbs={[{ text: 'Groups' }]}
      actions={
        mayCreate && (
          <ButtonLink to="/admin/groups/new" appearance="primary" icon={<AddRegular />}>
            New group
          </ButtonLink>
        )
      }
    >
      <ResourceTable<Group>
        label="Groups"
        path={at.group}
        query={{ select: GROUP_SHOWN }}
        columns={groupColumns}
        search={{ hint: 'Search groups', by: (text) => ({ search: search(text, 'displayName', 'description') }) }}
        filters={FILTERS}
        sortedBy="displayName"
        isVast
        empty={
          mayCreate
            ? { title: 'There are no groups yet', hint: 'Make the first one, then put it under Privileged Identity Management or into an access package.' }
            : { title: 'There is no group you may see', hint: 'A Groups Administrator can make one, and say who owns it.' }
        }
      />
    </Page>
  );
}
