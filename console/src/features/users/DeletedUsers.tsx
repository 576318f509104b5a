import { DELETED_USERS } from '../../graph/paths';
import type { DeletedUser } from '../../graph/types.gen';
import { Page } from '../../ui/Page';
import { DeletedItems } from '../deleted/DeletedItems';

/** Users › Deleted users. */
export function DeletedUsers() {
  return (
    <Page title="Deleted users" about="Users stay here for 30 days after they are deleted." crumbs={[{ text: 'Users' }]}>
      <DeletedItems<DeletedUser>
        path={DELETED_USERS}
        one="user"
        many="users"
        select={['userPrincipalName', 'userType']}
        searched={['displayName']}
        columns={[
          { title: 'User principal name', cell: (it) => it.userPrincipalName },
          { title: 'Type', width: '7rem', cell: (it) => it.userType ?? '–' },
        ]}
      />
    </Page>
  );
}
