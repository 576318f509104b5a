import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { type Annotated, at, type Group } from '../../graph/types.gen';
import { allows, useGlimpse } from '../../graph/useGraph';
import { useMay } from '../../graph/useMay';
import { Allowed } from '../../ui/Allowed';
import { ChoiceField, LongTextField, SwitchField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';

interface NewGroupValues {
  type: 'Security' | 'Microsoft 365';
  name: string;
  nickname: string;
  description: string;
  holdsRoles: boolean;
  owners: Principal[];
  members: Principal[];
}

const NOTHING: NewGroupValues = { type: 'Security', name: '', nickname: '', description: '', holdsRoles: false, owners: [], members: [] };

/** A mail nickname made from a name: what an address may carry of it. */
export function nickname(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '')
    .slice(0, 64);
}

/** What is sent of it: a switch that is not shown says nothing. */
function body(it: NewGroupValues) {
  const isMicrosoft365 = it.type === 'Microsoft 365';
  const bound = (some: Principal[]) => some.map((one) => `${location.origin}/v1.0/directoryObjects/${one.id}`);
  return {
    displayName: it.name.trim(),
    description: it.description.trim() || null,
    mailNickname: it.nickname.trim() || nickname(it.name),
    mailEnabled: isMicrosoft365,
    // What holds roles must be a security group as well.
    securityEnabled: !isMicrosoft365 || it.holdsRoles,
    groupTypes: isMicrosoft365 ? ['Unified'] : [],
    ...(it.holdsRoles ? { isAssignableToRole: true, ...(isMicrosoft365 ? { visibility: 'Private' } : {}) } : {}),
    ...(it.owners.length ? { 'owners@odata.bind': bound(it.owners) } : {}),
    ...(it.members.length ? { 'members@odata.bind': bound(it.members) } : {}),
  };
}

/** Groups › All groups › New group. */
export function NewGroup() {
  const draft = useDraft('new-group', NOTHING);
  const { values, set } = draft;
  const may = useMay(at.group, 'create');
  // Whoever may assign roles may make groups that hold them, and nobody else.
  const assigned = useGlimpse<Annotated>(at.directoryRoleAssignment, { top: 1, select: ['id'] });
  const mayHoldRoles = allows(assigned, 'create');
  // A draft may want it before that is known: it is not dropped without a word.
  const isUnknown = values.holdsRoles && assigned === undefined;
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <Page title="New group" crumbs={[{ text: 'Groups' }, { text: 'All groups', to: '/admin/groups' }]} narrow>
      <Allowed may={may}>
        <ResourceForm
          draft={draft}
          submit="Create"
          wrong={!values.name.trim() ? 'Give the group a name.' : isUnknown ? 'Whether you may let it hold roles is not known yet. Try again in a moment.' : undefined}
          send={(it) => graph.create<Group>(at.group, body({ ...it, holdsRoles: mayHoldRoles && it.holdsRoles }))}
          done={(group) => {
            notify(`${group.displayName} is there.`);
            void navigate({ to: '/admin/groups/$groupId', params: { groupId: group.id } });
          }}
          cancel={() => void navigate({ to: '/admin/groups' })}
        >
          <Section title="Basics">
            <ChoiceField
              label="Group type"
              required
              value={values.type}
              onChange={(type) => set({ type })}
              options={[
                { value: 'Security', text: 'Security', hint: 'Gives access' },
                { value: 'Microsoft 365', text: 'Microsoft 365', hint: 'Works together: a mailbox and what hangs on it' },
              ]}
            />
            <TextField label="Group name" required value={values.name} onChange={(name) => set({ name })} />
            <TextField
              label="Group email address"
              hint="The part before the @; made from the name when left empty"
              max={64}
              placeholder={nickname(values.name)}
              value={values.nickname}
              onChange={(it) => set({ nickname: it })}
            />
            <LongTextField label="Group description" value={values.description} onChange={(description) => set({ description })} />
            <ChoiceField
              label="Membership type"
              value="Assigned"
              onChange={() => undefined}
              options={[{ value: 'Assigned', text: 'Assigned', hint: 'Owners, packages and activations say who is a member' }]}
            />
            {mayHoldRoles && (
              <SwitchField
                label="Roles can be assigned to the group"
                hint="Cannot be changed later. Only Privileged Role Administrators and its owners may then change who is in it."
                value={values.holdsRoles}
                onChange={(holdsRoles) => set({ holdsRoles })}
              />
            )}
          </Section>
          <Section title="People">
            <PrincipalPicker label="Owners" value={values.owners} onChange={(owners) => set({ owners })} />
            <PrincipalPicker
              label="Members"
              kinds={values.type === 'Security' && !(mayHoldRoles && values.holdsRoles) ? ['user', 'group'] : ['user']}
              value={values.members}
              onChange={(members) => set({ members })}
            />
          </Section>
        </ResourceForm>
      </Allowed>
    </Page>
  );
}
