import { DELETED_GROUPS } from '../../graph/paths';
import type { DeletedGroup } from '../../graph/types.gen';
import { Page } from '../../ui/Page';
import { DeletedItems } from '../deleted/DeletedItems';
import { groupType } from './columns';

/** Groups › Deleted groups. */
export function DeletedGroups() {
  return (
    <Page
      title="Deleted groups"
      about="Groups stay here for 30 days after they are deleted, with what they held."
      crumbs={[{ text: 'Groups' }]}
    >
      <DeletedItems<DeletedGroup>
        path={DELETED_GROUPS}
        one="group"
        many="groups"
        select={['groupTypes', 'description']}
        searched={['displayName']}
        columns={[
          { title: 'Type', width: '9rem', cell: groupType },
          { title: 'Description', cell: (it) => it.description ?? '–' },
        ]}
      />
    </Page>
  );
}
