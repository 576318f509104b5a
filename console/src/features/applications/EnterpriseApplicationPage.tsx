import { Button } from '@fluentui/react-components';
import { EditRegular, PlayCircleRegular, ProhibitedRegular } from '@fluentui/react-icons';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { allows, useAll, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { Confirm } from '../../ui/Confirm';
import { Copyable } from '../../ui/Copyable';
import { DeleteButton } from '../../ui/DeleteButton';
import { Facts } from '../../ui/Facts';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { Tabs } from '../../ui/Tabs';
import { useDraft } from '../../ui/useDraft';
import { useOpen } from '../../ui/useOpen';
import { GroupsOf } from '../groups/GroupsOf';
import { AssignedTo } from './AssignedTo';
import { ConsentedByPeople } from './ConsentedByPeople';
import { ENTERPRISE } from './crumbs';
import { GrantedPermissions } from './GrantedPermissions';
import { GRAPH } from './permissions';

type Doing = 'enable' | 'disable';

/** Applications › Enterprise applications › one. */
export function EnterpriseApplicationPage() {
  const { principalId } = useParams({ from: '/shell/admin/enterprise-applications/$principalId' });
  const path = `${at.servicePrincipal}/${principalId}`;
  const { it, problem, refresh } = useOne<ServicePrincipal>(path);
  const [isEditing, edit] = useOpen('edit');
  const [doing, setDoing] = useState<Doing>();
  const notify = useNotify();
  if (!it) {
    return <Awaited what="enterprise application" crumbs={ENTERPRISE} problem={problem} retry={refresh} />;
  }
  const name = it.displayName ?? it.appId;
  // The API itself is here so that permissions of it can be granted. Nobody switches it off.
  const isApi = it.appId === GRAPH;
  const isEnabled = it.accountEnabled !== false;
  const mayChange = !isApi && allows(it, 'update');
  return (
    <Page
      title={name}
      about={isApi ? 'The API of this server itself: what the permissions of applications are for.' : undefined}
      crumbs={ENTERPRISE}
      actions={
        <>
          {mayChange && (
            <Button icon={<EditRegular />} onClick={() => edit('name')}>
              Edit
            </Button>
          )}
          {mayChange && (
            <Button icon={isEnabled ? <ProhibitedRegular /> : <PlayCircleRegular />} onClick={() => setDoing(isEnabled ? 'disable' : 'enable')}>
              {isEnabled ? 'Disable' : 'Enable'}
            </Button>
          )}
          {!isApi && allows(it, 'delete') && (
            <DeleteButton name={name} path={path} back="/admin/enterprise-applications">
              What it was granted and its place in groups go with it. Its registration stays: when somebody consents again, it is made anew.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the enterprise application"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <Overview it={it} /> },
          ...(isApi
            ? []
            : [
                {
                  id: 'permissions',
                  title: 'Permissions',
                  show: () => (
                    <>
                      <GrantedPermissions client={it} />
                      <ConsentedByPeople client={it} />
                    </>
                  ),
                },
              ]),
          ...(isApi ? [] : [{ id: 'groups', title: 'Groups', show: () => <GroupsOf path={path} /> }]),
          ...(it.appRoles.length ? [{ id: 'assigned', title: 'Who has its permissions', show: () => <AssignedTo resource={it} /> }] : []),
        ]}
      />
      {isEditing && mayChange && <EditName it={it} close={() => edit(undefined)} />}
      {doing && (
        <Confirm
          title={doing === 'enable' ? `Enable ${name}?` : `Disable ${name}?`}
          action={doing === 'enable' ? 'Enable' : 'Disable'}
          write={() => graph.update(path, { accountEnabled: doing === 'enable' })}
          done={() => notify(doing === 'enable' ? `${name} is enabled.` : `${name} is disabled.`)}
          close={() => setDoing(undefined)}
        >
          {doing === 'enable'
            ? 'It gets tokens again, with what it was granted.'
            : 'It gets no token any more, for itself or for anybody, and those it has count no more. What it was granted stays.'}
        </Confirm>
      )}
    </Page>
  );
}

function Overview({ it }: { it: ServicePrincipal }) {
  const registrations = useAll<Application>(at.application, { filter: odata`appId eq ${it.appId}`, select: ['id', 'displayName'] });
  const registration = registrations.rows[0];
  return (
    <Section title="Properties">
      <Facts
        of={[
          ['Enabled for users to sign in', <StateBadge key="state" state={it.accountEnabled === false ? 'unpublished' : 'published'} />],
          ['Application ID', <Copyable key="app" label="Application ID" value={it.appId} />],
          ['Object ID', <Copyable key="id" label="Object ID" value={it.id} />],
          [
            'App registration',
            registration ? (
              <Link key="registration" to="/admin/applications/$applicationId" params={{ applicationId: registration.id }}>
                {registration.displayName}
              </Link>
            ) : registrations.isWhole ? (
              'Not in this organization'
            ) : null,
          ],
          ['Names', it.servicePrincipalNames.join(', ')],
        ]}
      />
    </Section>
  );
}

function EditName({ it, close }: { it: ServicePrincipal; close: () => void }) {
  const draft = useDraft(`principal.${it.id}`, { name: it.displayName ?? '' });
  const notify = useNotify();
  return (
    <FormDialog
      title="Edit enterprise application"
      draft={draft}
      submit="Save"
      wrong={draft.values.name.trim() ? undefined : 'Give the application a name.'}
      send={({ name }) => graph.update(`${at.servicePrincipal}/${it.id}`, { displayName: name.trim() })}
      done={() => notify('Saved.')}
      close={close}
    >
      <TextField label="Name" required value={draft.values.name} onChange={(name) => draft.set({ name })} />
    </FormDialog>
  );
}
