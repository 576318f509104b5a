import { Button, Text } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type Application, at } from '../../graph/types.gen';
import { allows, useWrite } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { ChoiceField, SwitchField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { useOpen } from '../../ui/useOpen';
import { type Platform, PLATFORMS, type Redirect, redirects, withoutRedirect, withRedirect } from './redirects';

/** Where codes for an application are sent, and whether it may do without a proof of who it is. */
export function Redirects({ application }: { application: Application }) {
  const path = `${at.application}/${application.id}`;
  const mayChange = allows(application, 'update');
  const [isAdding, add] = useOpen('add');
  const [removed, remove] = useState<Redirect>();
  const notify = useNotify();
  const setPublic = useWrite((isFallbackPublicClient: boolean) => graph.update(path, { isFallbackPublicClient }), () => notify('Saved.'));
  const rows = redirects(application);
  const columns: Column<Redirect>[] = [
    { title: 'Redirect URI', cell: (it) => <code>{it.uri}</code> },
    { title: 'Platform', width: '18rem', cell: (it) => PLATFORMS.find(({ value }) => value === it.platform)?.text },
    ...(mayChange
      ? [
          {
            title: 'Change',
            width: '9rem',
            cell: (it: Redirect) => (
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${it.uri}`} onClick={() => remove(it)}>
                Remove
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Section
        title="Redirect URIs"
        actions={
          mayChange && (
            <Button icon={<AddRegular />} onClick={() => add('redirect')}>
              Add redirect URI
            </Button>
          )
        }
      >
        <Text>Codes are sent to these addresses and no others, letter by letter. Of a public client on localhost the port may differ.</Text>
        {rows.length ? (
          <Rows label="Redirect URIs" columns={columns} rows={rows} />
        ) : (
          <Empty title="People cannot sign in with it yet" hint="It needs an address to be sent back to. A service that acts for itself needs none." />
        )}
      </Section>
      <Section title="Advanced settings">
        <SwitchField
          label="Allow public client flows"
          hint="It may ask for a device code without proving who it is."
          value={application.isFallbackPublicClient ?? false}
          disabled={!mayChange || setPublic.isPending}
          onChange={setPublic.mutate}
        />
        <Problem of={setPublic.error} />
      </Section>
      {isAdding && mayChange && <AddRedirect application={application} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title="Remove this redirect URI?"
          action="Remove"
          write={async () => graph.update(path, withoutRedirect(await graph.read<Application>(path), removed))}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          No code is sent to {removed.uri} any more. Who signs in from there meets an error.
        </Confirm>
      )}
    </>
  );
}

function AddRedirect({ application, close }: { application: Application; close: () => void }) {
  const path = `${at.application}/${application.id}`;
  const draft = useDraft(`redirect.${application.id}`, { platform: 'web' as Platform, uri: '' });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <FormDialog
      title="Add redirect URI"
      draft={draft}
      submit="Add"
      wrong={values.uri.trim() ? undefined : 'Say where codes are to be sent.'}
      send={async ({ platform, uri }) => graph.update(path, withRedirect(await graph.read<Application>(path), platform, uri.trim()))}
      done={() => notify('Added.')}
      close={close}
    >
      <ChoiceField<Platform> label="Platform" value={values.platform} onChange={(platform) => set({ platform })} options={PLATFORMS} />
      <TextField
        label="Redirect URI"
        hint="https, or http on localhost; a public client may have a scheme of its own"
        required
        max={2048}
        value={values.uri}
        onChange={(uri) => set({ uri })}
      />
    </FormDialog>
  );
}
