import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type DiscoverableGroup } from '../../graph/types.gen';
import { useWithin } from '../../graph/useMay';
import { Confirm } from '../../ui/Confirm';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOneByOne } from '../../ui/useOneByOne';
import { PIM_GROUPS } from './crumbs';

const COLUMNS: Column<DiscoverableGroup>[] = [
  { title: 'Name', sort: 'displayName', cell: (it) => it.displayName },
  {
    title: 'Group',
    width: '12rem',
    cell: (it) => (
      <NameLink to="/admin/groups/$groupId" params={{ groupId: it.externalId ?? '' }}>
        Look at it
      </NameLink>
    ),
  },
];

/** ID Governance › Privileged Identity Management › Groups › Discover groups. */
export function DiscoverGroups() {
  const [chosen, choose] = useState<DiscoverableGroup[]>([]);
  const mayManage = useWithin([at.discoverableGroup]).within.size > 0;
  const [isAsking, ask] = useState(false);
  return (
    <Page
      title="Discover groups"
      about="Choose the groups whose membership or ownership gives power, and manage them."
      crumbs={PIM_GROUPS}
      actions={
        mayManage && (
          <Button appearance="primary" disabledFocusable={!chosen.length} onClick={() => chosen.length && ask(true)}>
            {chosen.length ? `Manage groups (${chosen.length})` : 'Manage groups'}
          </Button>
        )
      }
    >
      <ResourceTable<DiscoverableGroup>
        label="Groups that can be managed"
        path={at.discoverableGroup}
        columns={COLUMNS}
        search={{ hint: 'Search groups by name', by: (text) => ({ filter: odata`startsWith(displayName,${text})` }) }}
        sortedBy="displayName"
        selection={{ chosen, choose, name: (it) => it.displayName ?? it.id }}
        empty={{
          title: 'There is nothing to discover',
          hint: 'Every group you may manage is managed already. Dynamic and synchronised groups cannot be.',
        }}
      />
      {isAsking && <ManageGroups groups={chosen} rest={choose} close={() => ask(false)} />}
    </Page>
  );
}

/** Asks whether groups are to be managed, for that is for good. */
function ManageGroups({ groups, rest, close }: { groups: DiscoverableGroup[]; rest: (left: DiscoverableGroup[]) => void; close: () => void }) {
  // What was asked for, in the words of the question, while there are fewer and fewer left.
  const [number] = useState(groups.length);
  const [oneByOne, progress] = useOneByOne('Groups managed');
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <Confirm
      title={number === 1 ? 'Manage this group?' : `Manage ${number} groups?`}
      action="OK"
      write={() => oneByOne(groups, ({ externalId }) => graph.act(`${at.governanceResource}/register`, { externalId }), rest)}
      done={() => {
        notify(number === 1 ? 'The group is managed now.' : `${number} groups are managed now.`);
        void navigate({ to: '/admin/pim/groups' });
      }}
      close={close}
    >
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>This cannot be undone: a group stays under Privileged Identity Management for as long as it exists.</MessageBarBody>
      </MessageBar>
      {progress}
    </Confirm>
  );
}
