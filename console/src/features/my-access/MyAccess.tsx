import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { ButtonLink } from '../../ui/ButtonLink';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { ChangeAccess } from './ChangeAccess';

type Change = { of: Assignment; kind: 'userUpdate' | 'userRemove' };

/** My Access › My access: the packages somebody has, until when, and what they may do about it. */
export function MyAccess() {
  const [change, setChange] = useState<Change>();
  const columns: Column<Assignment>[] = [
    { title: 'Access package', width: '28%', cell: (it) => <strong>{it.accessPackage?.displayName}</strong> },
    { title: 'Description', cell: (it) => it.accessPackage?.description ?? '–' },
    { title: 'State', width: '10rem', cell: (it) => <StateBadge state={it.state} /> },
    { title: 'Until', width: '12rem', cell: (it) => <Moment at={it.schedule?.expiration?.endDateTime ?? it.expiredDateTime} none="No end" /> },
    {
      title: 'Change',
      width: '12rem',
      cell: (it) => {
        const may = it.assignmentPolicy?.requestorSettings;
        return (
          it.state === 'delivered' && (
            <>
              {may?.enableTargetsToSelfUpdateAccess && it.schedule?.expiration?.endDateTime && (
                <Button appearance="subtle" size="small" aria-label={`Extend ${it.accessPackage?.displayName}`} onClick={() => setChange({ of: it, kind: 'userUpdate' })}>
                  Extend
                </Button>
              )}
              {may?.enableTargetsToSelfRemoveAccess && (
                <Button appearance="subtle" size="small" aria-label={`Remove ${it.accessPackage?.displayName}`} onClick={() => setChange({ of: it, kind: 'userRemove' })}>
                  Remove
                </Button>
              )}
            </>
          )
        );
      },
    },
  ];
  return (
    <Page title="My access" about="The access packages you have." crumbs={[{ text: 'My Access' }]}>
      <ResourceTable<Assignment>
        label="My access"
        path={`${at.accessPackageAssignment}/filterByCurrentUser(on='target')`}
        query={{ expand: 'accessPackage,assignmentPolicy' }}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'State',
            options: [
              { value: 'delivered', text: 'Delivered', where: "state eq 'delivered'" },
              { value: 'expired', text: 'Expired', where: "state eq 'expired'" },
            ],
          },
        ]}
        empty={{ title: 'You have no access package', hint: 'Ask for one that is offered to you.', action: <ButtonLink to="/my-access/packages">Access packages</ButtonLink> }}
      />
      {change && <ChangeAccess assignment={change.of} kind={change.kind} close={() => setChange(undefined)} />}
    </Page>
  );
}
