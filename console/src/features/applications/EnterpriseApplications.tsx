import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { odata, search } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useDraft } from '../../ui/useDraft';
import { useOpen } from '../../ui/useOpen';

const COLUMNS: Column<ServicePrincipal>[] = [
  {
    title: 'Name',
    sort: 'displayName',
    width: '34%',
    cell: (it) => (
      <NameLink to="/admin/enterprise-applications/$principalId" params={{ principalId: it.id }}>
        {it.displayName ?? it.appId}
      </NameLink>
    ),
  },
  { title: 'Application ID', cell: (it) => <code>{it.appId}</code> },
  { title: 'Object ID', cell: (it) => <code>{it.id}</code> },
  { title: 'Sign-in', width: '8rem', cell: (it) => <StateBadge state={it.accountEnabled === false ? 'unpublished' : 'published'} /> },
];

/** Applications › Enterprise applications. */
export function EnterpriseApplications() {
  const mayCreate = useMay(at.servicePrincipal, 'create');
  const [isNew, make] = useOpen('new');
  return (
    <Page
      title="Enterprise applications"
      about="Applications as the organization knows them: what each may do, and whether it may be used at all."
      crumbs={[{ text: 'Applications' }]}
      actions={
        mayCreate && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => make('application')}>
            New application
          </Button>
        )
      }
    >
      <ResourceTable<ServicePrincipal>
        label="Enterprise applications"
        path={at.servicePrincipal}
        query={{ select: ['id', 'appId', 'displayName', 'accountEnabled'] }}
        columns={COLUMNS}
        search={{ hint: 'Search by name', by: (text) => ({ search: search(text, 'displayName') }) }}
        sortedBy="displayName"
        empty={{ title: 'There are no applications', hint: 'One comes here when it is registered, or when somebody consents to it.' }}
      />
      {isNew && mayCreate && <NewApplication close={() => make(undefined)} />}
    </Page>
  );
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Makes a registration known in the organization, when it is not by itself. */
function NewApplication({ close }: { close: () => void }) {
  const draft = useDraft('enterprise-application', { appId: '', name: '' });
  const { values, set } = draft;
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <FormDialog
      title="New application"
      draft={draft}
      submit="Create"
      wrong={GUID.test(values.appId.trim()) ? undefined : 'Paste the application (client) ID of a registration.'}
      send={async ({ appId, name }) => {
        const registrations = await graph.list<Application>(at.application, { filter: odata`appId eq ${appId.trim()}`, select: ['id'] });
        if (!registrations.value.length) {
          throw new Error('No app registration here has that application (client) ID. It is on the Overview of the registration.');
        }
        return graph.create<ServicePrincipal>(at.servicePrincipal, { appId: appId.trim(), ...(name.trim() ? { displayName: name.trim() } : {}) });
      }}
      done={(it) => {
        notify(`${it.displayName} is there.`);
        void navigate({ to: '/admin/enterprise-applications/$principalId', params: { principalId: it.id } });
      }}
      close={close}
    >
      <TextField
        label="Application (client) ID"
        hint="A new registration has its enterprise application already. This is for one whose own was deleted, or made by a script."
        required
        value={values.appId}
        onChange={(appId) => set({ appId })}
      />
      <TextField label="Name" hint="As the registration is called, when left empty" value={values.name} onChange={(name) => set({ name })} />
    </FormDialog>
  );
}
