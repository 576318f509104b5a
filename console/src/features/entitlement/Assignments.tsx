import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { odata } from '../../graph/query';
import { type AccessPackage, type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { allows, oftenWhile } from '../../graph/useGraph';
import { Moment } from '../../ui/Moment';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { AssignPeople } from './AssignPeople';
import { ChangeAssignments, type Change } from './ChangeAssignments';
import { Delivering } from './Delivering';
import { Subject } from './Subject';
import { usePolicies } from './usePackage';

const STATES: Filter = {
  name: 'state',
  title: 'State',
  options: [
    { value: 'held', text: 'Not expired', where: "state ne 'expired'" },
    { value: 'delivered', text: 'Delivered', where: "state eq 'delivered'" },
    { value: 'delivering', text: 'Delivering', where: "state eq 'delivering'" },
    { value: 'failed', text: 'Not delivered', where: "state in ('deliveryFailed','partiallyDelivered')" },
    { value: 'expired', text: 'Expired', where: "state eq 'expired'" },
  ],
};

/** Of others there is nothing to give again: what is on its way arrives, what failed as a whole is tried again by its request. */
const REPROCESSABLE: Assignment['state'][] = ['delivered', 'partiallyDelivered'];

/** Who has an access package, or had it. */
export function Assignments({ it }: { it: AccessPackage }) {
  const [chosen, choose] = useState<Assignment[]>([]);
  // As it was when the question was asked: its words stay the same while fewer are chosen.
  const [asked, ask] = useState<{ change: Change; of: readonly Assignment[]; without: number }>();
  const [isAssigning, assign] = useOpen('assign');
  const policies = usePolicies(it.id);
  const reprocessable = chosen.filter((one) => REPROCESSABLE.includes(one.state));
  const mayAssign = allows(it, 'assignmentRequests/create');
  const columns: Column<Assignment>[] = [
    { title: 'Name', sort: 'target/displayName', width: '25%', cell: (one) => <Subject it={one.target} /> },
    { title: 'Policy', cell: (one) => one.assignmentPolicy?.displayName ?? '–' },
    { title: 'State', sort: 'state', width: '8.5rem', cell: (one) => <StateBadge state={one.state} /> },
    { title: 'Start', width: '11.5rem', cell: (one) => <Moment at={one.schedule?.startDateTime} /> },
    {
      title: 'End',
      width: '11.5rem',
      cell: (one) => <Moment at={one.expiredDateTime ?? one.schedule?.expiration?.endDateTime} none="No end" />,
    },
  ];
  return (
    <>
      <Delivering it={it} />
      <ResourceTable<Assignment>
        label="Assignments"
        name="assignments"
        path={at.accessPackageAssignment}
        query={{ filter: odata`accessPackage/id eq ${it.id}`, expand: 'target,assignmentPolicy' }}
        columns={columns}
        search={{ hint: 'Search people by name', by: (text) => ({ filter: odata`contains(target/displayName,${text})` }) }}
        filters={[
          STATES,
          {
            name: 'policy',
            title: 'Policy',
            options: policies.rows.map((one) => ({ value: one.id, text: one.displayName, where: odata`assignmentPolicy/id eq ${one.id}` })),
          },
        ]}
        sortedBy="target/displayName"
        {...(mayAssign
          ? {
              selection: {
                chosen,
                choose,
                name: (one: Assignment) => one.target?.displayName ?? one.id,
                unless: (one: Assignment) => (one.state === 'expired' ? 'it is over' : undefined),
              },
            }
          : {})}
        actions={
          mayAssign && (
            <>
              {chosen.length > 0 && (
                <>
                  {reprocessable.length > 0 && (
                    <Button onClick={() => ask({ change: 'reprocess', of: reprocessable, without: chosen.length - reprocessable.length })}>
                      Reprocess ({reprocessable.length})
                    </Button>
                  )}
                  <Button onClick={() => ask({ change: 'remove', of: chosen, without: 0 })}>Remove ({chosen.length})</Button>
                </>
              )}
              <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => assign('people')}>
                New assignment
              </Button>
            </>
          )
        }
        empty={{ title: 'Nobody has it', hint: 'People ask for it under My Access, or somebody assigns it here directly.' }}
        every={oftenWhile((one) => one.state === 'delivering')}
      />
      {isAssigning && mayAssign && <AssignPeople it={it} policies={policies.rows} close={() => assign(undefined)} />}
      {asked && <ChangeAssignments {...asked} rest={choose} close={() => ask(undefined)} done={() => choose([])} />}
    </>
  );
}
