import { Button } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import { type AccessPackage, at, type AvailableAccessPackage } from '../../graph/types.gen';
import { useGlimpse } from '../../graph/useGraph';
import { Gone } from '../../ui/Gone';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { RequestAccess } from './RequestAccess';

/** My Access › Access packages: what one may ask for. */
export function AvailablePackages() {
  const [asked, ask] = useOpen('request');
  // A link may lead to a package that is not listed, as hidden ones are, or to one that is not for the reader.
  const it = useGlimpse<AvailableAccessPackage>(
    `${at.availableAccessPackage}/${asked}`,
    { expand: 'resourceRoleScopes($expand=role,scope)' },
    { enabled: Boolean(asked) },
  );
  const columns: Column<AccessPackage>[] = [
    { title: 'Name', sort: 'displayName', width: '32%', cell: (one) => <strong>{one.displayName}</strong> },
    { title: 'Description', cell: (one) => one.description ?? '–' },
    {
      title: 'Request',
      width: '9rem',
      cell: (one) => (
        <Button appearance="primary" size="small" aria-label={`Request ${one.displayName}`} onClick={() => ask(one.id)}>
          Request
        </Button>
      ),
    },
  ];
  return (
    <Page title="Access packages" about="What you can ask for. Who decides, and for how long it lasts, you see before you ask." crumbs={[{ text: 'My Access' }]}>
      <ResourceTable<AccessPackage>
        label="Access packages"
        path={`${at.accessPackage}/filterByCurrentUser(on='allowedRequestor')`}
        columns={columns}
        search={{ hint: 'Search packages by name', by: (text) => ({ filter: odata`contains(displayName,${text})` }) }}
        sortedBy="displayName"
        empty={{ title: 'There is nothing you can ask for', hint: 'Access packages appear here once one is offered to you.' }}
      />
      {asked && it === null && <Gone>The package of this link is not offered to you. Ask whoever sent it, or choose another one.</Gone>}
      {it && asked === it.id && <RequestAccess offered={it} close={() => ask(undefined)} />}
    </Page>
  );
}
