import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageExternalUserLifecycleAction as Action, at, type EntitlementManagementSettings } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { ChoiceField, DurationField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { type Crumb, Page } from '../../ui/Page';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';

const CRUMBS: Crumb[] = [{ text: 'ID Governance' }, { text: 'Entitlement management' }];

/** ID Governance › Entitlement management › Settings. Who may not change them reads them. */
export function Settings() {
  const { it: settings, problem, refresh } = useOne<EntitlementManagementSettings>(at.entitlementManagementSettings);
  if (!settings) {
    return <Awaited what="settings" crumbs={CRUMBS} problem={problem} retry={refresh} />;
  }
  return (
    <Page title="Settings" about="What holds for every catalog." crumbs={CRUMBS} narrow>
      <SettingsForm
        key={`${settings.externalUserLifecycleAction} ${settings.durationUntilExternalUserDeletedAfterBlocked}`}
        settings={settings}
      />
    </Page>
  );
}

function SettingsForm({ settings }: { settings: EntitlementManagementSettings }) {
  const stored = { action: settings.externalUserLifecycleAction, after: settings.durationUntilExternalUserDeletedAfterBlocked ?? 'P30D' };
  const draft = useDraft<{ action: Action; after: string }>('entitlement-settings', stored);
  const { values, set } = draft;
  const mayChange = allows(settings, 'update');
  const notify = useNotify();
  const isDeleted = values.action === 'blockSignInAndDelete';
  const fields = (
    <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Section title="External users">
        <MessageBar layout="multiline">
          <MessageBarBody>Latchkey keeps this setting for programs that read it. It does not yet block or remove anybody by itself.</MessageBarBody>
        </MessageBar>
        <ChoiceField<Action>
          label="When the last access package assignment of an external user ends"
          hint="It concerns guests that came by an access package."
          value={values.action}
          onChange={(action) => set({ action })}
          options={[
            { value: 'none', text: 'Nothing happens to them', hint: 'They stay in the directory and can sign in' },
            { value: 'blockSignIn', text: 'They can no longer sign in', hint: 'Their account is blocked, and stays' },
            { value: 'blockSignInAndDelete', text: 'They can no longer sign in, and are removed', hint: 'Their account is blocked, and deleted some days later' },
          ]}
        />
        {isDeleted && (
          <DurationField
            label="Days until they are removed"
            hint="Counted from when they were blocked; with 0 it happens at once"
            units={['days']}
            least={0}
            value={values.after}
            onChange={(after) => set({ after })}
          />
        )}
      </Section>
    </fieldset>
  );
  if (!mayChange) {
    return fields;
  }
  const isChanged = values.action !== stored.action || (isDeleted && values.after !== stored.after);
  return (
    <ResourceForm
      draft={draft}
      submit="Save settings"
      wrong={isDeleted && !values.after ? 'Give the number of days.' : isChanged ? undefined : 'Nothing is changed yet.'}
      send={(it) =>
        graph.update(at.entitlementManagementSettings, {
          externalUserLifecycleAction: it.action,
          ...(isDeleted ? { durationUntilExternalUserDeletedAfterBlocked: it.after } : {}),
        })
      }
      done={() => notify('The settings are saved; they hold from now on.')}
      cancel={draft.reset}
    >
      {fields}
    </ResourceForm>
  );
}
