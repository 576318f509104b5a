import { Button, Spinner } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackage, type AccessPackageAssignmentPolicy as Policy, at } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { ButtonLink } from '../../ui/ButtonLink';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { Section } from '../../ui/Section';
import { eligibleRole, OutliveWarning } from './OutliveWarning';
import { PolicySummary } from './PolicySummary';
import { usePolicies, useResourceRoles } from './usePackage';

/** Who may have an access package, by whose approval, for how long: there may be several policies. */
export function Policies({ it }: { it: AccessPackage }) {
  const policies = usePolicies(it.id);
  const roles = useResourceRoles(it);
  const eligible = roles.rows.flatMap((one) => eligibleRole(one.role?.originId, one.role?.resource?.displayName) ?? []);
  const [removed, remove] = useState<Policy>();
  const notify = useNotify();
  const add = allows(it, 'assignmentPolicies/create') && (
    <ButtonLink
      to="/admin/entitlement/packages/$packageId/policies/$policyId"
      params={{ packageId: it.id, policyId: 'new' }}
      appearance="primary"
      icon={<AddRegular />}
    >
      Add policy
    </ButtonLink>
  );
  if (policies.isLoading) {
    return <Spinner label="Reading the policies" />;
  }
  if (!policies.rows.length && !policies.problem) {
    return (
      <Section>
        <Empty title="There is no policy yet" hint="Without one nobody can have the package: say who may, who approves, and for how long." action={add} />
      </Section>
    );
  }
  return (
    <>
      <Problem of={policies.problem} title="The policies could not be read." retry={policies.refresh} />
      {add && <div style={{ display: 'flex', justifyContent: 'flex-end' }}>{add}</div>}
      {policies.rows.map((policy) => (
        <PolicySummary
          key={policy.id}
          policy={policy}
          title={policy.displayName}
          about={
            <>
              {policy.description}
              {eligible.map((role) => (
                <OutliveWarning key={`${role.access}${role.groupId}`} role={role} policies={[policy]} />
              ))}
            </>
          }
          actions={
            <span>
              {allows(policy, 'replace') && (
                <ButtonLink
                  to="/admin/entitlement/packages/$packageId/policies/$policyId"
                  params={{ packageId: it.id, policyId: policy.id }}
                  appearance="subtle"
                  icon={<EditRegular />}
                  aria-label={`Edit ${policy.displayName}`}
                >
                  Edit
                </ButtonLink>
              )}
              {allows(policy, 'delete') && (
                <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Delete ${policy.displayName}`} onClick={() => remove(policy)}>
                  Delete
                </Button>
              )}
            </span>
          }
        />
      ))}
      {removed && (
        <Confirm
          title={`Delete ${removed.displayName}?`}
          action="Delete"
          write={() => graph.remove(`${at.accessPackageAssignmentPolicy}/${removed.id}`)}
          done={() => notify(`${removed.displayName} is deleted.`)}
          close={() => remove(undefined)}
        >
          Nobody can ask under it any more. A policy under which somebody has the package cannot be deleted.
        </Confirm>
      )}
    </>
  );
}
