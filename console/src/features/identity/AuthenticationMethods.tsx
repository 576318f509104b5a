import { Button, Spinner, Text } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { METHOD_CONFIGURATIONS } from '../../graph/paths';
import type { AuthenticationMethodConfiguration as Method, TemporaryAccessPassAuthenticationMethodConfiguration as PassMethod } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { forgetDraft } from '../../ui/useDraft';
import { PASS_DRAFT, PassSettings } from './PassSettings';

const WORDS: Record<Method['@odata.type'], [string, string]> = {
  '#microsoft.graph.fido2AuthenticationMethodConfiguration': ['Passkey', 'Registered by people for themselves; a second factor of its own'],
  '#microsoft.graph.softwareOathAuthenticationMethodConfiguration': ['Authenticator app', 'Registered by people for themselves'],
  '#microsoft.graph.emailAuthenticationMethodConfiguration': ['Code by email', 'An administrator says the address, or people prove theirs'],
  '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration': ['Temporary Access Pass', 'Given by an administrator to whoever has nothing else yet, or lost it'],
};

const COLUMNS: Column<Method>[] = [
  { title: 'Method', width: '28%', cell: (it) => <strong>{WORDS[it['@odata.type']][0]}</strong> },
  { title: 'How people come by it', cell: (it) => WORDS[it['@odata.type']][1] },
  { title: 'For whom', width: '9rem', cell: () => 'Everybody' },
  { title: 'State', width: '9rem', cell: (it) => <StateBadge state={it.state === 'enabled' ? 'published' : 'unpublished'} /> },
];

function isPass(it: Method): it is PassMethod {
  return it['@odata.type'] === '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration';
}

/** Protection › Authentication methods › Policies: what people may sign in with. Who may not change it reads it. */
export function AuthenticationMethods() {
  const methods = useAll<Method>(METHOD_CONFIGURATIONS);
  const pass = methods.rows.find(isPass);
  const [isResetting, setResetting] = useState(false);
  const [resets, count] = useState(0);
  const notify = useNotify();
  return (
    <Page
      title="Authentication methods"
      about="What people may sign in with, beside their password."
      crumbs={[{ text: 'Protection' }]}
      actions={
        pass &&
        allows(pass, 'delete') && (
          <Button icon={<ArrowResetRegular />} onClick={() => setResetting(true)}>
            Reset to default
          </Button>
        )
      }
    >
      <Problem of={methods.problem} title="The methods could not be read." retry={methods.refresh} />
      {methods.isLoading ? (
        <Spinner label="Reading the methods" />
      ) : (
        methods.rows.length > 0 && (
          <Section title="Policies">
            <Text>Only the Temporary Access Pass can be turned off.</Text>
            <Rows label="Authentication methods" columns={COLUMNS} rows={methods.rows} />
          </Section>
        )
      )}
      {pass && <PassSettings key={`${resets} ${JSON.stringify(pass)}`} pass={pass} />}
      {isResetting && pass && (
        <Confirm
          title="Reset Temporary Access Passes to default?"
          action="Reset"
          write={async () => {
            await graph.remove(`${METHOD_CONFIGURATIONS}/${pass.id}`);
            // What was typed changes settings that are there no more.
            forgetDraft(PASS_DRAFT);
            count(resets + 1);
          }}
          done={() => notify('The settings are as they were at first.')}
          close={() => setResetting(false)}
        >
          They are enabled, last from one to eight hours, can be used as often as needed, and have twelve characters. Passes that were given stay as they are.
        </Confirm>
      )}
    </Page>
  );
}
