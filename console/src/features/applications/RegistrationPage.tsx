import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { odata } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { allows, useAll, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { DeleteButton } from '../../ui/DeleteButton';
import { Page } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { ApiPermissions } from './ApiPermissions';
import { Certificates } from './Certificates';
import { REGISTRATIONS } from './crumbs';
import { EditRegistration } from './EditRegistration';
import { Owners } from './Owners';
import { Redirects } from './Redirects';
import { RegistrationOverview } from './RegistrationOverview';
import { Secrets } from './Secrets';

/** Applications › App registrations › one. */
export function RegistrationPage() {
  const { applicationId } = useParams({ from: '/shell/admin/applications/$applicationId' });
  const { it: application, problem, refresh } = useOne<Application>(`${at.application}/${applicationId}`);
  // Its enterprise application goes with it.
  const principals = useAll<ServicePrincipal>(
    at.servicePrincipal,
    { filter: odata`appId eq ${application?.appId ?? ''}`, select: ['id', 'displayName'] },
    { enabled: Boolean(application) },
  );
  const [isEditing, edit] = useOpen('edit');
  if (!application) {
    return <Awaited what="app registration" crumbs={REGISTRATIONS} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={application.displayName}
      about={application.description}
      crumbs={REGISTRATIONS}
      actions={
        <>
          {allows(application, 'update') && (
            <Button icon={<EditRegular />} onClick={() => edit('registration')}>
              Edit
            </Button>
          )}
          {allows(application, 'delete') && (
            <DeleteButton
              name={application.displayName}
              path={`${at.application}/${application.id}`}
              alongside={principals.rows.map((it) => `${at.servicePrincipal}/${it.id}`)}
              back="/admin/applications"
            >
              Nobody signs in with it any more, and its secrets, permissions and tokens go with it, as does its enterprise application. It cannot be
              restored.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the application"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <RegistrationOverview application={application} /> },
          { id: 'authentication', title: 'Authentication', show: () => <Redirects application={application} /> },
          {
            id: 'credentials',
            title: 'Certificates & secrets',
            show: () => (
              <>
                <Secrets application={application} />
                <Certificates application={application} />
              </>
            ),
          },
          { id: 'permissions', title: 'API permissions', show: () => <ApiPermissions application={application} /> },
          { id: 'owners', title: 'Owners', show: () => <Owners application={application} /> },
        ]}
      />
      {isEditing && allows(application, 'update') && <EditRegistration application={application} close={() => edit(undefined)} />}
    </Page>
  );
}
