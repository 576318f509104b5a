import { Spinner } from '@fluentui/react-components';
import { useNavigate, useParams } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { type AccessPackage, type AccessPackageAssignmentPolicy as Policy, at } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { Allowed } from '../../ui/Allowed';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { SteppedForm } from '../../ui/SteppedForm';
import { useDraft } from '../../ui/useDraft';
import { packageCrumbs, PACKAGES } from './crumbs';
import { bodyOf, NEW_POLICY, type PolicyValues, valuesOf } from './policy';
import { PolicyApproval } from './PolicyApproval';
import { PolicyLifetime } from './PolicyLifetime';
import { PolicyQuestions } from './PolicyQuestions';
import { PolicySummary } from './PolicySummary';
import { PolicyWho } from './PolicyWho';
import { wrongApproval, wrongLifetime, wrongQuestions, wrongWho } from './policyWrong';

/** What every step of the form shows and changes. */
export interface PolicyStep {
  values: PolicyValues;
  set: (change: Partial<PolicyValues>) => void;
}

/** Access packages › an access package › Policies › a policy, new or stored. */
export function PolicyPage() {
  const { packageId, policyId } = useParams({ from: '/shell/admin/entitlement/packages/$packageId/policies/$policyId' });
  const isNew = policyId === 'new';
  const found = useOne<AccessPackage>(`${at.accessPackage}/${packageId}`, { expand: 'catalog' });
  const stored = useOne<Policy>(`${at.accessPackageAssignmentPolicy}/${policyId}`, { expand: 'questions' }, { enabled: !isNew });
  const title = isNew ? 'New policy' : (stored.it?.displayName ?? 'Policy');
  const problem = found.problem ?? stored.problem;
  return (
    <Page title={title} crumbs={found.it ? packageCrumbs(found.it) : PACKAGES} narrow>
      <Problem of={problem} title="The policy could not be read." retry={found.problem ? found.refresh : stored.refresh} />
      {found.it && (isNew || stored.it) ? (
        <Allowed may={isNew ? allows(found.it, 'assignmentPolicies/create') : allows(stored.it, 'replace')}>
          <PolicyForm key={policyId} it={found.it} stored={stored.it} />
        </Allowed>
      ) : (
        !problem && <Spinner label="Reading the policy" />
      )}
    </Page>
  );
}

function PolicyForm({ it, stored }: { it: AccessPackage; stored: Policy | undefined }) {
  const draft = useDraft<PolicyValues>(`policy.${it.id}.${stored?.id ?? 'new'}`, stored ? valuesOf(stored) : NEW_POLICY);
  const { values, set } = draft;
  const navigate = useNavigate();
  const notify = useNotify();
  const back = () =>
    void navigate({ to: '/admin/entitlement/packages/$packageId', params: { packageId: it.id }, search: { tab: 'policies' } as never });
  const step: PolicyStep = { values, set };
  return (
    <SteppedForm
      draft={draft}
      label="Steps of the policy"
      submit={stored ? 'Save' : 'Create'}
      isFree={Boolean(stored)}
      steps={[
        { id: 'who', title: 'Requests', wrong: wrongWho(values), show: () => <PolicyWho {...step} isKept={Boolean(stored) && valuesOfStored(stored)} /> },
        { id: 'approval', title: 'Approval', wrong: wrongApproval(values), show: () => <PolicyApproval {...step} /> },
        { id: 'questions', title: 'Requestor information', wrong: wrongQuestions(values), show: () => <PolicyQuestions {...step} /> },
        { id: 'lifetime', title: 'Lifecycle', wrong: wrongLifetime(values), show: () => <PolicyLifetime {...step} it={it} /> },
        {
          id: 'review',
          title: stored ? 'Review' : 'Review and create',
          show: () => <PolicySummary policy={bodyOf(values, it.id, stored)} title={values.name} />,
        },
      ]}
      send={async (sent) => {
        const body = bodyOf(sent, it.id, stored);
        return stored
          ? graph.replace(`${at.accessPackageAssignmentPolicy}/${stored.id}`, body)
          : graph.create(at.accessPackageAssignmentPolicy, body);
      }}
      done={() => {
        notify(stored ? 'The policy is saved; it holds from now on.' : 'The policy is there.');
        back();
      }}
      cancel={back}
    />
  );
}

/** Whether a stored policy names whom the form cannot. */
function valuesOfStored(stored: Policy | undefined): boolean {
  return stored ? valuesOf(stored).who === 'kept' : false;
}
