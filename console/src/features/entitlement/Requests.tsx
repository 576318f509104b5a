import { odata } from '../../graph/query';
import { type AccessPackage, type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { oftenWhile } from '../../graph/useGraph';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { isUnderway, requestTold } from './request';
import { Subject } from './Subject';

const FILTERS: Filter[] = [
  {
    name: 'state',
    title: 'State',
    options: [
      { value: 'waiting', text: 'Waiting for approval', where: "state eq 'pendingApproval'" },
      { value: 'working', text: 'In progress', where: "state in ('submitted','delivering','scheduled')" },
      { value: 'delivered', text: 'Delivered', where: "state eq 'delivered'" },
      { value: 'failed', text: 'Not delivered', where: "state in ('deliveryFailed','partiallyDelivered')" },
      { value: 'denied', text: 'Denied', where: "state eq 'denied'" },
      { value: 'canceled', text: 'Canceled', where: "state eq 'canceled'" },
    ],
  },
  {
    name: 'type',
    title: 'Type',
    options: [
      { value: 'user', text: 'By people', where: "requestType in ('userAdd','userUpdate','userRemove','onBehalfAdd')" },
      { value: 'admin', text: 'By administrators', where: "requestType in ('adminAdd','adminUpdate','adminRemove','approverRemove')" },
      { value: 'system', text: 'By the service', where: "requestType in ('systemAdd','systemUpdate','systemRemove')" },
    ],
  },
];

/** What was asked of an access package, and where it stands. */
export function Requests({ it }: { it: AccessPackage }) {
  const columns: Column<Request>[] = [
    { title: 'Requestor', sort: 'requestor/displayName', width: '21%', cell: (one) => <Subject it={one.requestor} /> },
    {
      title: 'Request',
      width: '11.5rem',
      cell: (one) => (
        <NameLink to="/admin/entitlement/packages/$packageId/requests/$requestId" params={{ packageId: it.id, requestId: one.id }}>
          {requestTold(one)}
        </NameLink>
      ),
    },
    { title: 'State', sort: 'state', width: '10.5rem', cell: (one) => <StateBadge state={one.state} /> },
    { title: 'Reason', cell: (one) => one.justification ?? '–' },
    { title: 'Asked', sort: 'createdDateTime', width: '8rem', cell: (one) => <Moment at={one.createdDateTime} day /> },
    { title: 'Completed', sort: 'completedDateTime', width: '8rem', cell: (one) => <Moment at={one.completedDateTime} day /> },
  ];
  return (
    <ResourceTable<Request>
      label="Requests"
      name="requests"
      path={at.accessPackageAssignmentRequest}
      query={{ filter: odata`accessPackage/id eq ${it.id}`, expand: 'requestor' }}
      columns={columns}
      search={{ hint: 'Search requestors by name', by: (text) => ({ filter: odata`contains(requestor/displayName,${text})` }) }}
      filters={FILTERS}
      sortedBy="createdDateTime desc"
      empty={{ title: 'Nobody has asked yet', hint: 'Requests of people, and what administrators assign directly, are listed here.' }}
      every={oftenWhile(isUnderway)}
    />
  );
}
