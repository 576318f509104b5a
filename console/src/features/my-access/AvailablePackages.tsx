import { Button } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import { type AccessPackage, at } from '../../graph/types.gen';
import { useOne } from '../../graph/useGraph';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { RequestAccess } from './RequestAccess';

/** My Access › Access packages: what one may ask for. */
export function AvailablePackages() {
  const [asked, ask] = useOpen('request');
  const { it } = useOne<AccessPackage>(`${at.accessPackage}/${asked}`, {}, { enabled: Boolean(asked) });
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
      {it && asked === it.id && <RequestAccess offered={it} close={() => ask(undefined)} />}
    </Page>
  );
}
