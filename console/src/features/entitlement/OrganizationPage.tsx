import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { at, type ConnectedOrganization } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { DeleteButton } from '../../ui/DeleteButton';
import { Empty } from '../../ui/Empty';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { ORGANIZATIONS } from './crumbs';
import { sourceWords } from './identitySource';
import { OrganizationDialog } from './OrganizationDialog';
import { Sponsors } from './Sponsors';

/** ID Governance › Entitlement management › Connected organizations › one of them. */
export function OrganizationPage() {
  const { organizationId } = useParams({ from: '/shell/admin/entitlement/organizations/$organizationId' });
  const path = `${at.connectedOrganization}/${organizationId}`;
  const { it: organization, problem, refresh } = useOne<ConnectedOrganization>(path);
  const [isEditing, edit] = useOpen('edit');
  if (!organization) {
    return <Awaited what="connected organization" crumbs={ORGANIZATIONS} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={organization.displayName}
      about={organization.description}
      crumbs={ORGANIZATIONS}
      actions={
        <>
          {allows(organization, 'update') && (
            <Button icon={<EditRegular />} onClick={() => edit('organization')}>
              Edit
            </Button>
          )}
          {allows(organization, 'delete') && (
            <DeleteButton name={organization.displayName} path={path} back="/admin/entitlement/organizations">
              Its people can no longer ask for what a policy offers to connected organizations; what they have stays. An organization that
              a policy names cannot be deleted.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the connected organization"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <Overview organization={organization} /> },
          { id: 'sources', title: 'Directory and domain', show: () => <Sources organization={organization} /> },
          {
            id: 'sponsors',
            title: 'Sponsors',
            show: () => (
              <>
                <Sponsors organization={organization} side="internalSponsors" />
                <Sponsors organization={organization} side="externalSponsors" />
              </>
            ),
          },
        ]}
      />
      {isEditing && allows(organization, 'update') && <OrganizationDialog organization={organization} close={() => edit(undefined)} />}
    </Page>
  );
}

function Overview({ organization }: { organization: ConnectedOrganization }) {
  return (
    <Section>
      <Facts
        of={[
          ['State', <StateBadge key="state" state={organization.state} />],
          ['Directory or domain', organization.identitySources.map((it) => sourceWords(it).name).join(', ') || 'Not known'],
          ['Connected', <Moment key="created" at={organization.createdDateTime} />],
          ['Changed', <Moment key="changed" at={organization.modifiedDateTime} />],
          ['Object id', <code key="id">{organization.id}</code>],
        ]}
      />
    </Section>
  );
}

/** Where its people sign in. */
function Sources({ organization }: { organization: ConnectedOrganization }) {
  const rows = organization.identitySources.map((it, i) => ({ id: String(i), title: it.displayName, ...sourceWords(it) }));
  return (
    <Section title="Where its people sign in">
      {rows.length ? (
        <Rows
          label="Directories and domains"
          rows={rows}
          columns={[
            { title: 'Type', width: '12rem', cell: (it) => it.type },
            { title: 'Directory or domain', cell: (it) => it.name },
            { title: 'Name', cell: (it) => it.title ?? '–' },
          ]}
        />
      ) : (
        <Empty title="It is not known where its people sign in" hint="So nobody belongs to it. To say it, delete the organization and add it anew." />
      )}
    </Section>
  );
}
