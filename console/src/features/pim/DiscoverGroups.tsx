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
import { oneByOne } from '../../ui/oneByOne';
import { Page } from '../../ui/Page';
import { Progress } from '../../ui/Progress';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
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
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const navigate = useNavigate();
  const notify = useNotify();
  const number = progress?.of ?? chosen.length;
  const manage = () => {
    const of = chosen.length;
    let done = 0;
    setProgress({ done, of });
    return oneByOne(chosen, choose, async ({ externalId }) => {
      await graph.act(`${at.governanceResource}/register`, { externalId });
      setProgress({ done: ++done, of });
    });
  };
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
      {isAsking && (
        <Confirm
          title={number === 1 ? 'Manage this group?' : `Manage ${number} groups?`}
          action="OK"
          write={manage}
          done={() => {
            notify(number === 1 ? 'The group is managed now.' : `${number} groups are managed now.`);
            void navigate({ to: '/admin/pim/groups' });
          }}
          close={() => {
            ask(false);
            setProgress(undefined);
          }}
        >
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>This cannot be undone: a group stays under Privileged Identity Management for as long as it exists.</MessageBarBody>
          </MessageBar>
          {progress && progress.done > 0 && <Progress {...progress} label="Groups managed" />}
        </Confirm>
      )}
    </Page>
  );
}
