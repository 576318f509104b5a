import { Spinner } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import {
  at,
  type Group,
  type PrivilegedAccessGroupRelationships as Access,
  type UnifiedRoleManagementPolicyRule as Rule,
} from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';
import { ActivationSettings } from './ActivationSettings';
import { AssignmentSettings } from './AssignmentSettings';
import { NotificationSettings } from './NotificationSettings';
import { Rules, useRules } from './rules';

/** What is changed so far, and how to change a rule. */
export interface Editing {
  rules: Rules;
  change: <T extends Rule>(rule: T | undefined, to: Partial<T>) => void;
}

/** All seventeen rules of one role of a group, as a form. Who may not change them reads them. */
export function RoleSettings({ group, access }: { group: Group; access: Access }) {
  const { rules, assignment, problem, refresh } = useRules(group.id, access);
  if (!rules) {
    return problem ? <Problem of={problem} title="The settings could not be read." retry={refresh} /> : <Spinner label="Reading the settings" />;
  }
  return <SettingsForm key={rules.policyId} rules={rules} mayChange={allows(assignment?.policy, 'update')} />;
}

function SettingsForm({ rules, mayChange }: { rules: Rules; mayChange: boolean }) {
  const draft = useDraft<{ changed: Record<string, Rule> }>(`settings.${rules.policyId}`, { changed: {} });
  const notify = useNotify();
  const { changed } = draft.values;
  const edited = new Rules(
    rules.policyId,
    rules.all.map((it) => changed[it.id] ?? it),
  );
  const editing: Editing = {
    rules: edited,
    change: (rule, to) => {
      if (rule) {
        draft.set((before) => ({ changed: { ...before.changed, [rule.id]: { ...(before.changed[rule.id] ?? rule), ...to } } }));
      }
    },
  };
  const parts = (
    <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '1rem' }}>
      <ActivationSettings {...editing} />
      <AssignmentSettings {...editing} />
      <NotificationSettings {...editing} />
    </fieldset>
  );
  if (!mayChange) {
    return parts;
  }
  const approval = edited.approval()?.setting;
  const wrong =
    approval?.isApprovalRequired && !approval.approvalStages?.[0]?.primaryApprovers?.length
      ? 'Choose who approves activations.'
      : edited.all.some((it) => 'isExpirationRequired' in it && it.isExpirationRequired && !it.maximumDuration)
        ? 'Give every duration a number.'
        : edited.authenticationContext()?.isEnabled && !edited.authenticationContext()?.claimValue
          ? 'Choose the authentication context that activations need.'
          : Object.keys(changed).length
            ? undefined
            : 'Nothing is changed yet.';
  return (
    <ResourceForm
      draft={draft}
      submit="Save settings"
      wrong={wrong}
      send={(it) =>
        graph.update(`${at.unifiedRoleManagementPolicy}/${rules.policyId}`, {
          rules: Object.values(it.changed).map(({ target: _, ...rule }) => rule),
        })
      }
      done={() => {
        draft.reset();
        notify('The settings are saved; they hold from now on.');
      }}
      cancel={draft.reset}
    >
      {parts}
    </ResourceForm>
  );
}
