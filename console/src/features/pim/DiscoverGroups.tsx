import { Badge, Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type GovernanceResource, type Group } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { groupType } from '../groups/columns';
import { PIM_GROUPS } from './crumbs';

const useStyles = makeStyles({
  progress: { display: 'grid', gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
});

/** Why a group cannot come under management. */
function obstacle(it: Group, managed: ReadonlySet<string>): string | undefined {
  if (managed.has(it.id)) {
    return 'Managed already';
  }
  if (it.groupTypes.includes('DynamicMembership')) {
    return 'Membership is dynamic';
  }
  return it.onPremisesSyncEnabled ? 'Synchronised from elsewhere' : undefined;
}

/** ID Governance › Privileged Identity Management › Groups › Discover groups. */
export function DiscoverGroups() {
  const styles = useStyles();
  const managed = useAll<GovernanceResource>(at.governanceResource);
  const ids = new Set(managed.rows.map((it) => it.externalId ?? ''));
  const [chosen, choose] = useState<Group[]>([]);
  const [isAsking, ask] = useState(false);
  const [done, setDone] = useState(0);
  const navigate = useNavigate();
  const notify = useNotify();
  const columns: Column<Group>[] = [
    { title: 'Name', sort: 'displayName', width: '34%', cell: (it) => it.displayName },
    { title: 'Type', width: '9rem', cell: groupType },
    { title: 'Description', cell: (it) => it.description ?? '–' },
    {
      title: 'Management',
      width: '13rem',
      cell: (it) => {
        const reason = obstacle(it, ids);
        return reason ? <Badge appearance="outline" color="subtle">{reason}</Badge> : 'Can be managed';
      },
    },
  ];
  const manage = async () => {
    for (const group of chosen) {
      await graph.act(`${at.governanceResource}/register`, { externalId: group.id });
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
      <Problem of={managed.problem} />
      <ResourceTable<Group>
        label="Groups"
        path={at.group}
        query={{ select: ['id', 'displayName', 'description', 'groupTypes', 'onPremisesSyncEnabled'] }}
        columns={columns}
        search={{ hint: 'Search groups by name', by: (text) => ({ filter: odata`startsWith(displayName,${text})` }) }}
        sortedBy="displayName"
        selection={{ chosen, choose, unless: (it) => obstacle(it, ids), name: (it) => it.displayName }}
        empty={{ title: 'There are no groups', hint: 'Make one under Groups › All groups.' }}
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
