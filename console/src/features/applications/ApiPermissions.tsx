import { Button, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { AddRegular, CheckmarkCircleFilled, CheckmarkRegular, DismissRegular, WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { useMay } from '../../graph/useMay';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { useOpen } from '../../ui/useOpen';
import { AddPermissions } from './AddPermissions';
import { GrantConsent } from './GrantConsent';
import { asked, isGiven, type Permission, required } from './permissions';
import { principalOf, useGiven, useResources } from './useGiven';

/** What an application asks for, and whether an administrator has agreed. */
export function ApiPermissions({ application }: { application: Application }) {
  const path = `${at.application}/${application.id}`;
  const mayChange = allows(application, 'update');
  const resources = useResources(application.requiredResourceAccess.map((it) => it.resourceAppId));
  const principals = useAll<ServicePrincipal>(at.servicePrincipal, { filter: odata`appId eq ${application.appId ?? ''}`, select: ['id', 'displayName'] });
  const principal = principals.rows[0];
  const given = useGiven(principal?.id);
  const mayMake = useMay(at.servicePrincipal, 'create');
  const mayGrant = useMay(at.oAuth2PermissionGrant, 'create') && (Boolean(principal) || mayMake);
  const [isAdding, add] = useOpen('add');
  const [isGranting, setGranting] = useState(false);
  const [removed, remove] = useState<Permission>();
  const notify = useNotify();
  const rows = asked(application.requiredResourceAccess, resources.rows);
  const isKnown = principals.isWhole && !given.isLoading && (resources.isWhole || rows.length === 0);
  const missing = isKnown ? rows.filter((it) => !isGiven(it, given)) : [];
  const columns: Column<Permission>[] = [
    { title: 'Permission', cell: (it) => it.value },
    { title: 'API', width: '12rem', cell: (it) => it.resource.displayName },
    { title: 'Type', width: '9rem', cell: (it) => (it.type === 'Role' ? 'Application' : 'Delegated') },
    { title: 'Admin consent required', width: '11rem', cell: (it) => (it.isForAdministrators ? 'Yes' : 'No') },
    { title: 'Status', width: '12rem', cell: (it) => <Status isGiven={isGiven(it, given)} isNeeded={it.isForAdministrators} /> },
    ...(mayChange
      ? [
          {
            title: 'Change',
            width: '9rem',
            cell: (it: Permission) => (
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Remove ${it.type === 'Role' ? 'application' : 'delegated'} permission ${it.value}`}
                onClick={() => remove(it)}
              >
                Remove
              </Button>
            ),
          },
        ]
      : []),
  ];
  /** Asks anew what the registration asks for, so that nothing that came meanwhile is lost. */
  const change = async (next: (before: Permission[]) => Permission[]) => {
    const now = await graph.read<Application>(path);
    await graph.update(path, { requiredResourceAccess: required(next(asked(now.requiredResourceAccess, resources.rows))) });
  };
  return (
    <Section
      title="Configured permissions"
      actions={
        <span style={{ display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS }}>
          {mayChange && (
            <Button icon={<AddRegular />} onClick={() => add('permission')}>
              Add a permission
            </Button>
          )}
          {mayGrant && missing.length > 0 && (
            <Button appearance="primary" icon={<CheckmarkRegular />} onClick={() => setGranting(true)}>
              Grant admin consent
            </Button>
          )}
        </span>
      }
    >
      <Text>
        What a client asks for when it says /.default. An application gets a permission for itself when an administrator consents; people are asked
        for what needs no administrator.
      </Text>
      <Problem of={resources.problem ?? given.problem ?? principals.problem} title="The permissions could not be read." retry={given.refresh} />
      {!isKnown && !resources.problem && !given.problem && !principals.problem ? (
        <Spinner label="Reading the permissions" />
      ) : rows.length ? (
        <Rows label="Configured permissions" columns={columns} rows={rows} />
      ) : (
        <Empty title="It asks for nothing yet" hint="Add what it needs and no more: a client without permissions can sign people in, and read who they are." />
      )}
      {rows.length > 0 && missing.length > 0 && !mayGrant && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>Not all of it is granted. An Application Administrator or Privileged Role Administrator can consent for everybody.</MessageBarBody>
        </MessageBar>
      )}
      {isAdding && mayChange && (
        <AddPermissions
          title="Request API permissions"
          submit="Add permissions"
          name={application.id}
          has={(it) => rows.some((one) => one.id === it.id)}
          send={(chosen) => change((before) => [...before, ...chosen.filter((it) => !before.some((one) => one.id === it.id))])}
          done={() => notify('Added. It takes effect when consent is given.')}
          close={() => add(undefined)}
        />
      )}
      {isGranting && (
        <GrantConsent
          name={application.displayName}
          missing={missing}
          clientId={async () => (await clientOf(application)).id}
          close={() => setGranting(false)}
        />
      )}
      {removed && (
        <Confirm
          title={`Remove ${removed.value}?`}
          action="Remove"
          write={() => change((before) => before.filter((it) => it.id !== removed.id))}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          The application does not ask for it any more. {isGiven(removed, given) && 'What has been granted stays until it is revoked on its enterprise application.'}
        </Confirm>
      )}
    </Section>
  );
}

/** The service principal that grants are for, made if it is not there. */
async function clientOf({ appId, displayName }: Application): Promise<Pick<ServicePrincipal, 'id'>> {
  return (await principalOf(appId ?? '')) ?? graph.create<ServicePrincipal>(at.servicePrincipal, { appId, displayName });
}

function Status({ isGiven, isNeeded }: { isGiven: boolean; isNeeded: boolean }) {
  if (!isGiven && !isNeeded) {
    return <>People are asked</>;
  }
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS }}>
      {isGiven ? (
        <CheckmarkCircleFilled aria-hidden color={tokens.colorStatusSuccessForeground1} />
      ) : (
        <WarningRegular aria-hidden color={tokens.colorStatusWarningForeground1} />
      )}
      {isGiven ? 'Granted' : 'Not granted'}
    </span>
  );
}
