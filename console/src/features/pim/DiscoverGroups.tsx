import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type DiscoverableGroup } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { PIM_GROUPS } from './crumbs';

const useStyles = makeStyles({
  progress: { display: 'grid', gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
});

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
  const styles = useStyles();
  const [chosen, choose] = useState<DiscoverableGroup[]>([]);
  const [isAsking, ask] = useState(false);
  const [done, setDone] = useState(0);
  const navigate = useNavigate();
  const notify = useNotify();
  const manage = async () => {
    for (const group of chosen) {
      await graph.act(`${at.governanceResource}/register`, { externalId: group.externalId });
      setDone((before) => before + 1);
    }
  };
  return (
    <Page
      title="Discover groups"
      about="Choose the groups whose membership or ownership gives power, and manage them."
      crumbs={PIM_GROUPS}
      actions={
        <Button appearance="primary" disabledFocusable={!chosen.length} onClick={() => chosen.length && ask(true)}>
          {chosen.length ? `Manage groups (${chosen.length})` : 'Manage groups'}
        </Button>
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
          title={chosen.length === 1 ? `Manage ${chosen[0]?.displayName}?` : `Manage ${chosen.length} groups?`}
          action="OK"
          write={manage}
          done={() => {
            notify(chosen.length === 1 ? `${chosen[0]?.displayName} is managed now.` : `${chosen.length} groups are managed now.`);
            void navigate({ to: '/admin/pim/groups' });
          }}
          close={() => {
            ask(false);
            setDone(0);
          }}
        >
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>This cannot be undone: a group stays under Privileged Identity Management for as long as it exists.</MessageBarBody>
          </MessageBar>
          {done > 0 && (
            <div className={styles.progress}>
              <Text>
                {done} of {chosen.length}
              </Text>
              <ProgressBar value={done / chosen.length} aria-label="Groups managed" />
            </div>
          )}
        </Confirm>
      )}
    </Page>
  );
}
