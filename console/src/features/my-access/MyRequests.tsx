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
import { OpenButton } from '../../ui/OpenButton';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { RequestDetail } from './RequestDetail';
import { isWaiting, requestType } from '../entitlement/request';

/** My Access › My requests: what was asked for, and where it stands. */
export function MyRequests() {
  const [opened, open] = useOpen('request');
  const [canceled, cancel] = useState<Request>();
  const notify = useNotify();
  const columns: Column<Request>[] = [
    { title: 'Access package', width: '22%', cell: (it) => <OpenButton onClick={() => open(it.id)}>{it.accessPackage?.displayName ?? 'A package that is gone'}</OpenButton> },
    { title: 'Request', width: '9rem', cell: requestType },
    { title: 'Asked', width: '11.5rem', cell: (it) => <Moment at={it.createdDateTime} /> },
    { title: 'Reason', cell: (it) => it.justification ?? '–' },
    { title: 'Where it stands', width: '11.5rem', cell: (it) => <StateBadge state={it.state} /> },
    {
      title: 'Change',
      width: '8rem',
      cell: (it) =>
        isWaiting(it) &&
        allows(it, 'cancel') && (
          <Button appearance="subtle" size="small" aria-label={`Cancel the request for ${it.accessPackage?.displayName}`} onClick={() => cancel(it)}>
            Cancel
          </Button>
        ),
    },
  ];
  return (
    <Page title="My requests" about="What you asked for, or others for you, and where it stands." crumbs={[{ text: 'My Access' }]}>
      <ResourceTable<Request>
        label="My requests"
        path={`${at.accessPackageAssignmentRequest}/filterByCurrentUser(on='targetOrRequestor')`}
        query={{ expand: 'accessPackage' }}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'Where it stands',
            options: [
              { value: 'pendingApproval', text: 'Waiting for approval', where: "state eq 'pendingApproval'" },
              { value: 'delivered', text: 'Delivered', where: "state eq 'delivered'" },
              { value: 'denied', text: 'Denied', where: "state eq 'denied'" },
              { value: 'scheduled', text: 'Scheduled', where: "state eq 'scheduled'" },
              { value: 'canceled', text: 'Canceled', where: "state eq 'canceled'" },
            ],
          },
        ]}
        sortedBy="createdDateTime desc"
        every={5_000}
        empty={{ title: 'You asked for nothing yet', hint: 'Look at the access packages offered to you.', action: <ButtonLink to="/my-access/packages">Access packages</ButtonLink> }}
      />
      {opened && <RequestDetail id={opened} close={() => open(undefined)} />}
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
