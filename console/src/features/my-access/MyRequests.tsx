import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { ButtonLink } from '../../ui/ButtonLink';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';

/** What was asked for, in words. */
const TYPES: Record<string, string> = {
  userAdd: 'Access',
  userUpdate: 'Extension',
  userRemove: 'Removal',
  adminAdd: 'Assigned to you',
  adminUpdate: 'Changed by an administrator',
  adminRemove: 'Taken by an administrator',
  systemRemove: 'Ended by itself',
};

/** States in which a request can still be taken back. */
const WAITING = ['submitted', 'pendingApproval', 'scheduled'];

/** My Access › My requests: what was asked for, and where it stands. */
export function MyRequests() {
  const [canceled, cancel] = useState<Request>();
  const notify = useNotify();
  const columns: Column<Request>[] = [
    { title: 'Access package', width: '30%', cell: (it) => <strong>{it.accessPackage?.displayName ?? 'A package that is gone'}</strong> },
    { title: 'Request', width: '10rem', cell: (it) => TYPES[it.requestType] ?? it.requestType },
    { title: 'Asked', width: '12rem', cell: (it) => <Moment at={it.createdDateTime} /> },
    { title: 'Reason', cell: (it) => it.justification ?? '–' },
    { title: 'Where it stands', width: '13rem', cell: (it) => <StateBadge state={it.state} /> },
    {
      title: 'Change',
      width: '8rem',
      cell: (it) =>
        WAITING.includes(it.state) &&
        allows(it, 'cancel') && (
          <Button appearance="subtle" size="small" aria-label={`Cancel the request for ${it.accessPackage?.displayName}`} onClick={() => cancel(it)}>
            Cancel
          </Button>
        ),
    },
  ];
  return (
    <Page title="My requests" about="What you asked for, and where it stands." crumbs={[{ text: 'My Access' }]}>
      <ResourceTable<Request>
        label="My requests"
        path={`${at.accessPackageAssignmentRequest}/filterByCurrentUser(on='createdBy')`}
        query={{ expand: 'accessPackage' }}
        columns={columns}
        sortedBy="createdDateTime desc"
        every={5_000}
        empty={{ title: 'You asked for nothing yet', hint: 'Look at the access packages offered to you.', action: <ButtonLink to="/my-access/packages">Access packages</ButtonLink> }}
      />
      {canceled && (
        <Confirm
          title="Cancel this request?"
          action="Cancel request"
          write={() => graph.act(`${at.accessPackageAssignmentRequest}/${canceled.id}/cancel`)}
          done={() => notify('The request is canceled.')}
          close={() => cancel(undefined)}
        >
          Nobody has to decide it any more. You can ask again.
        </Confirm>
      )}
    </Page>
  );
}
