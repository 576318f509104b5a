import { AddRegular } from '@fluentui/react-icons';
import { search } from '../../graph/query';
import { at, type User } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { ButtonLink } from '../../ui/ButtonLink';
import { Page } from '../../ui/Page';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { Who } from '../../ui/Who';

const COLUMNS: Column<User>[] = [
  { title: 'Name', sort: 'displayName', width: '36%', cell: (it) => <Who it={it} /> },
  { title: 'Job title', cell: (it) => it.jobTitle ?? '–' },
  { title: 'Department', width: '22%', cell: (it) => it.department ?? '–' },
  { title: 'Type', width: '7rem', cell: (it) => it.userType ?? '–' },
];

const FILTERS: Filter[] = [
  {
    name: 'type',
    title: 'Type',
    options: [
      { value: 'member', text: 'Members', where: "userType eq 'Member'" },
      { value: 'guest', text: 'Guests', where: "userType eq 'Guest'" },
    ],
  },
  {
    name: 'account',
    title: 'Account',
    options: [
      { value: 'on', text: 'Enabled', where: 'accountEnabled eq true' },
      { value: 'off', text: 'Disabled', where: 'accountEnabled eq false' },
    ],
  },
];

/** Users › All users. */
export function AllUsers() {
  const mayCreate = useMay(at.user, 'create');
  return (
    <Page
      title="All users"
      about="Everybody in the directory: find somebody, and see what they have."
      crumbs={[{ text: 'Users' }]}
      actions={
        mayCreate && (
          <ButtonLink to="/admin/users/new" appearance="primary" icon={<AddRegular />}>
            New user
          </ButtonLink>
        )
      }
    >
      <ResourceTable<User>
        label="Users"
        path={at.user}
        query={{ select: ['id', 'displayName', 'userPrincipalName', 'jobTitle', 'department', 'userType'] }}
        columns={COLUMNS}
        search={{ hint: 'Search by name or address', by: (text) => ({ search: search(text, 'displayName', 'userPrincipalName') }) }}
        filters={FILTERS}
        sortedBy="displayName"
        isVast
        empty={{
          title: 'There is nobody you may see',
          hint: mayCreate ? 'Make the first user, or bring people in through the API.' : 'A directory role lets you see others: ask a Privileged Role Administrator for one.',
        }}
      />
    </Page>
  );
}
