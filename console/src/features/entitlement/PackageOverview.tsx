import { Link, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type AccessPackage, at } from '../../graph/types.gen';
import { allows, useCount } from '../../graph/useGraph';
import { odata } from '../../graph/query';
import { ButtonLink } from '../../ui/ButtonLink';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { Problem } from '../../ui/Problem';
import { Section } from '../../ui/Section';
import { EligibleMark, isStanding, StandingMark } from './standing';
import { usePolicies, useResourceRoles } from './usePackage';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  detail: { color: tokens.colorNeutralForeground3 },
});

/** What an access package grants, and what is known of it. */
export function PackageOverview({ it }: { it: AccessPackage }) {
  const styles = useStyles();
  const roles = useResourceRoles(it);
  const policies = usePolicies(it.id);
  const within = odata`accessPackage/id eq ${it.id}`;
  const assigned = useCount(at.accessPackageAssignment, `${within} and state ne 'expired'`);
  const waiting = useCount(at.accessPackageAssignmentRequest, `${within} and state eq 'pendingApproval'`);
  return (
    <>
      <Section title="What it grants">
        <Problem of={roles.problem} title="The resource roles could not be read." retry={roles.refresh} />
        {roles.isLoading ? (
          <Spinner size="small" label="Reading the resource roles" />
        ) : roles.rows.length ? (
          <ul className={styles.list}>
            {roles.rows.map((one) => (
              <li key={one.id} className={styles.item}>
                <Text weight="semibold">{one.role?.displayName}</Text>
                <span className={styles.detail}>of</span>
                <NameLink to="/admin/groups/$groupId" params={{ groupId: one.role?.resource?.originId ?? '' }}>
                  {one.role?.resource?.displayName}
                </NameLink>
                {one.role?.type === 'eligible' ? (
                  <EligibleMark />
                ) : (
                  one.role && isStanding(one.role, roles.managed.has(one.role.resource?.originId ?? '')) && <StandingMark />
                )}
              </li>
            ))}
          </ul>
        ) : (
          !roles.problem && (
            <Text>
              Nothing yet. {allows(it, 'resourceRoleScopes/create') ? 'Add roles of groups under' : 'Roles of groups will be under'}{' '}
              <ButtonLink
                appearance="transparent"
                to="/admin/entitlement/packages/$packageId"
                params={{ packageId: it.id }}
                search={{ tab: 'roles' } as never}
              >
                Resource roles
              </ButtonLink>
            </Text>
          )
        )}
      </Section>
      <Section title="Facts">
        <Facts
          of={[
            [
              'Catalog',
              it.catalog && (
                <NameLink key="catalog" to="/admin/entitlement/catalogs/$catalogId" params={{ catalogId: it.catalog.id }}>
                  {it.catalog.displayName}
                </NameLink>
              ),
            ],
            ['Requestors find it', it.isHidden ? 'No, it is hidden' : 'Yes'],
            ['Policies', policies.isLoading ? '…' : tab(it, 'policies', policies.rows.length.toLocaleString())],
            ['Have it now', assigned === undefined ? '–' : tab(it, 'assignments', assigned.toLocaleString())],
            ['Requests waiting for approval', waiting === undefined ? '–' : tab(it, 'requests', waiting.toLocaleString())],
            ['Created', <Moment key="created" at={it.createdDateTime} />],
            ['Changed', <Moment key="changed" at={it.modifiedDateTime} />],
            [
              'Link for requestors',
              <Link key="link" href={`/my-access/packages?request=${it.id}`}>
                {`${location.origin}/my-access/packages?request=${it.id}`}
              </Link>,
            ],
            ['Object id', <code key="id">{it.id}</code>],
          ]}
        />
      </Section>
    </>
  );
}

function tab(it: AccessPackage, name: string, text: string): ReactNode {
  return (
    <NameLink key={name} to="/admin/entitlement/packages/$packageId" params={{ packageId: it.id }} search={{ tab: name } as never}>
      {text}
    </NameLink>
  );
}
