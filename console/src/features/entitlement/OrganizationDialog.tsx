import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { at, type ConnectedOrganization, type ConnectedOrganizationState } from '../../graph/types.gen';
import { ChoiceField, LongTextField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';
import { NEW_SOURCE, type SourceKind, type SourceValues, sourcesOf, sourceWrong } from './identitySource';

interface Values extends SourceValues {
  name: string;
  description: string;
  state: ConnectedOrganizationState;
}

/** Connects an organization, or changes what it is called and its state. Where its people sign in is said once, at the start. */
export function OrganizationDialog({ organization, close }: { organization?: ConnectedOrganization; close: () => void }) {
  const draft = useDraft<Values>(`organization.${organization?.id ?? 'new'}`, {
    name: organization?.displayName ?? '',
    description: organization?.description ?? '',
    state: organization?.state ?? 'configured',
    ...NEW_SOURCE,
  });
  const { values, set } = draft;
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <FormDialog
      title={organization ? 'Edit connected organization' : 'Add connected organization'}
      draft={draft}
      submit={organization ? 'Save' : 'Add'}
      wrong={values.name.trim() ? (organization ? undefined : sourceWrong(values)) : 'Give the organization a name.'}
      send={async (it) => {
        const body = { displayName: it.name.trim(), description: it.description.trim() || null, state: it.state };
        if (!organization) {
          return graph.create<ConnectedOrganization>(at.connectedOrganization, { ...body, identitySources: sourcesOf(it) });
        }
        await graph.update(`${at.connectedOrganization}/${organization.id}`, body);
        return organization;
      }}
      done={(it) => {
        notify(organization ? 'Saved.' : `${it.displayName} is connected.`);
        if (!organization) {
          void navigate({ to: '/admin/entitlement/organizations/$organizationId', params: { organizationId: it.id } });
        }
      }}
      close={close}
    >
      <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      <ChoiceField<ConnectedOrganizationState>
        label="State"
        value={values.state}
        onChange={(state) => set({ state })}
        options={[
          { value: 'configured', text: 'Configured', hint: 'Also lets its people in where a policy is for all configured organizations' },
          { value: 'proposed', text: 'Proposed', hint: 'Only where a policy names it, or is for everybody' },
        ]}
      />
      {!organization && (
        <>
          <ChoiceField<SourceKind>
            label="Directory or domain"
            value={values.kind}
            onChange={(kind) => set({ kind })}
            options={[
              { value: 'domain', text: 'Domain', hint: 'Guests whose mail address is there' },
              { value: 'tenant', text: 'Tenant', hint: 'Guests who sign in at their own tenant' },
              { value: 'federation', text: 'Federated domain', hint: 'Guests of a domain that has a sign-in of its own' },
              { value: 'later', text: 'Not known yet', hint: 'Nobody belongs to it; it cannot be added later' },
            ]}
          />
          {(values.kind === 'domain' || values.kind === 'federation') && (
            <TextField label="Domain" required placeholder="northlight.example" value={values.domain} onChange={(domain) => set({ domain })} />
          )}
          {values.kind === 'tenant' && <TextField label="Tenant id" required value={values.tenant} onChange={(tenant) => set({ tenant })} />}
          {values.kind === 'federation' && <TextField label="Issuer" hint="The address of its sign-in" value={values.issuer} onChange={(issuer) => set({ issuer })} />}
        </>
      )}
    </FormDialog>
  );
}
