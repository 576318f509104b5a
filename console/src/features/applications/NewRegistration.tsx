import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { graph } from '../../graph/client';
import { type Application, at } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { Allowed } from '../../ui/Allowed';
import { ChoiceField, SwitchField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { REGISTRATIONS } from './crumbs';
import { type Platform, PLATFORMS } from './redirects';

interface Values {
  name: string;
  platform: Platform | 'none';
  redirect: string;
  isPublic: boolean;
}

const NOTHING: Values = { name: '', platform: 'none', redirect: '', isPublic: false };

function body({ name, platform, redirect, isPublic }: Values) {
  const uri = redirect.trim();
  return {
    displayName: name.trim(),
    ...(platform !== 'none' && uri ? { [platform]: { redirectUris: [uri] } } : {}),
    ...(platform === 'publicClient' && isPublic ? { isFallbackPublicClient: true } : {}),
  };
}

/** Applications › App registrations › New registration. */
export function NewRegistration() {
  const draft = useDraft('new-registration', NOTHING);
  const { values, set } = draft;
  const may = useMay(at.application, 'create');
  const made = useRef<Application>(undefined);
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <Page title="Register an application" crumbs={REGISTRATIONS} narrow>
      <Allowed may={may}>
        <ResourceForm
          draft={draft}
          submit="Register"
          wrong={values.name.trim() ? undefined : 'Give the application a name: people see it when they are asked to agree.'}
          send={async (it) => {
            // It is made once, also when its enterprise application has to be tried again.
            made.current ??= await graph.create<Application>(at.application, body(it));
            await graph.create(at.servicePrincipal, { appId: made.current.appId, displayName: made.current.displayName });
            return made.current;
          }}
          done={(it) => {
            notify(`${it.displayName} is registered.`);
            void navigate({ to: '/admin/applications/$applicationId', params: { applicationId: it.id } });
          }}
          cancel={() => void navigate({ to: '/admin/applications' })}
        >
          <Section title="Application">
            <TextField
              label="Name"
              hint="What people are shown when they sign in to it. It can be changed later."
              required
              value={values.name}
              onChange={(name) => set({ name })}
            />
          </Section>
          <Section title="Redirect URI (optional)">
            <ChoiceField<Values['platform']>
              label="What kind of client is it?"
              value={values.platform}
              onChange={(platform) => set({ platform })}
              options={[{ value: 'none', text: 'It signs nobody in', hint: 'A service or script that calls the API for itself, or asks for a device code' }, ...PLATFORMS]}
            />
            {values.platform !== 'none' && (
              <TextField
                label="Redirect URI"
                hint={
                  values.platform === 'publicClient'
                    ? 'Where codes are sent: https, http on localhost, or a scheme of its own such as myapp://auth'
                    : 'Where codes are sent: https, or http on localhost'
                }
                max={2048}
                placeholder={values.platform === 'publicClient' ? 'http://localhost' : 'https://app.contoso.com/callback'}
                value={values.redirect}
                onChange={(redirect) => set({ redirect })}
              />
            )}
            {values.platform === 'publicClient' && (
              <SwitchField
                label="Allow public client flows"
                hint="It may ask for a device code without proving who it is."
                value={values.isPublic}
                onChange={(isPublic) => set({ isPublic })}
              />
            )}
          </Section>
        </ResourceForm>
      </Allowed>
    </Page>
  );
}
