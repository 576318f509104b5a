import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type User } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { useAccount } from '../../session/useSession';
import { Allowed } from '../../ui/Allowed';
import { SwitchField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { initialPassword } from './initialPassword';
import { NO_PROFILE, type Profile, ProfileFields, profileOf } from './Profile';

interface NewUserValues extends Profile {
  address: string;
  mustChange: boolean;
}

/** Users › All users › New user. */
export function NewUser() {
  const domain = useAccount()?.address.split('@')[1] ?? '';
  const draft = useDraft<NewUserValues>('new-user', { ...NO_PROFILE, address: '', mustChange: true });
  // A password is not kept with what else was typed.
  const [password, setPassword] = useState(initialPassword);
  const { values, set } = draft;
  const may = useMay(at.user, 'create');
  const navigate = useNavigate();
  const notify = useNotify();
  const name = values.address.trim();
  const nickname = name.split('@')[0] ?? '';
  return (
    <Page title="New user" crumbs={[{ text: 'Users' }, { text: 'All users', to: '/admin/users' }]} narrow>
      <Allowed may={may}>
        <ResourceForm
          draft={draft}
          submit="Create"
          wrong={!values.name.trim() ? 'Give the user a display name.' : !nickname ? 'Give the user a user principal name.' : password ? undefined : 'Give the user a first password.'}
          send={(it) =>
            graph.create<User>(at.user, {
              ...profileOf(it),
              userPrincipalName: name.includes('@') ? name : `${name}@${domain}`,
              mailNickname: nickname,
              passwordProfile: { password, forceChangePasswordNextSignIn: it.mustChange },
            })
          }
          done={(it) => {
            notify(`${it.displayName} is there.`);
            void navigate({ to: '/admin/users/$userId', params: { userId: it.id } });
          }}
          cancel={() => void navigate({ to: '/admin/users' })}
        >
          <Section title="Sign-in">
            <TextField
              label="User principal name"
              hint={`What they sign in with; without an @ it ends with @${domain}`}
              required
              value={values.address}
              onChange={(address) => set({ address })}
            />
            <TextField label="First password" hint="Copy it: it is not shown again" required value={password} onChange={setPassword} />
            <SwitchField
              label="They choose another one when they first sign in"
              value={values.mustChange}
              onChange={(mustChange) => set({ mustChange })}
            />
          </Section>
          <Section title="Profile">
            <ProfileFields values={values} set={set} />
          </Section>
        </ResourceForm>
      </Allowed>
    </Page>
  );
}
