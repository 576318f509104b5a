import { AddRegular } from '@fluentui/react-icons';
import { search } from '../../graph/query';
import { type Application, at } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { ButtonLink } from '../../ui/ButtonLink';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Credentials } from './Credentials';

const COLUMNS: Column<Application>[] = [
  {
    title: 'Display name',
    sort: 'displayName',
    width: '34%',
    cell: (it) => (
      <NameLink to="/admin/applications/$applicationId" params={{ applicationId: it.id }}>
        {it.displayName}
      </NameLink>
    ),
  },
  { title: 'Application (client) ID', cell: (it) => <code>{it.appId}</code> },
  { title: 'Created', width: '9rem', cell: (it) => <Moment at={it.createdDateTime} day /> },
  { title: 'Certificates & secrets', width: '12rem', cell: (it) => <Credentials of={it} /> },
];

/** Applications › App registrations. */
export function Registrations() {
  const mayCreate = useMay(at.application, 'create');
  return (
    <Page
      title="App registrations"
      about="The programs and pages that sign people in here, or call the API for themselves."
      crumbs={[{ text: 'Applications' }]}
      actions={
        mayCreate && (
          <ButtonLink to="/admin/applications/new" appearance="primary" icon={<AddRegular />}>
            New registration
          </ButtonLink>
        )
      }
    >
      <ResourceTable<Application>
        label="App registrations"
        path={at.application}
        query={{ select: ['id', 'appId', 'displayName', 'createdDateTime', 'passwordCredentials', 'keyCredentials'] }}
        columns={COLUMNS}
        search={{ hint: 'Search by name', by: (text) => ({ search: search(text, 'displayName') }) }}
        sortedBy="displayName"
        empty={{
          title: 'No application is registered yet',
          hint: mayCreate ? 'Register the first one: it gets an id that it asks for tokens with.' : 'An Application Administrator can register one.',
        }}
      />
    </Page>
  );
}
