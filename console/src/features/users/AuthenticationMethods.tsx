import { Button, Spinner, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular, KeyResetRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { graph } from '../../graph/client';
import { at, type Authentication, type AuthenticationMethod, type User } from '../../graph/types.gen';
import { allows, useAll, useOne } from '../../graph/useGraph';
import { useAccount } from '../../session/useSession';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { ShownOnce } from '../../ui/ShownOnce';
import { useOpen } from '../../ui/useOpen';
import { AddEmail } from './AddEmail';
import { AddPass } from './AddPass';
import { nameOf, usability, wordsOf } from './methods';

/** A secret that was just made for somebody: the page holds it until it is passed on. */
interface Made {
  title: string;
  label: string;
  value: string;
}

/** What somebody signs in with, and what an administrator can do about it. */
export function AuthenticationMethods({ user }: { user: User }) {
  const path = `${at.user}/${user.id}/authentication`;
  const methods = useAll<AuthenticationMethod>(`${path}/methods`);
  const { it: authentication } = useOne<Authentication>(path);
  // Nobody gives themselves a pass or another password here: that is for their own sign-in page.
  const isOther = useAccount()?.id !== user.id;
  const mayPass = isOther && allows(authentication, 'temporaryAccessPassMethods/create');
  const mayMail = allows(authentication, 'emailMethods/create');
  const password = methods.rows.find((it) => it['@odata.type'] === '#microsoft.graph.passwordAuthenticationMethod');
  const [adding, add] = useOpen('add');
  const [made, setMade] = useState<Made>();
  const reset = useRef('');
  const [removed, remove] = useState<AuthenticationMethod>();
  const [isResetting, setResetting] = useState(false);
  const notify = useNotify();
  const columns: Column<AuthenticationMethod>[] = [
    { title: 'Authentication method', cell: (it) => wordsOf(it).title },
    { title: 'Detail', cell: (it) => wordsOf(it).detail || '–' },
    { title: 'State', width: '9rem', cell: usability },
    { title: 'Since', width: '12rem', cell: (it) => <Moment at={it.createdDateTime} /> },
    {
      title: 'Change',
      width: '9rem',
      cell: (it) =>
        wordsOf(it).list &&
        allows(it, 'delete') && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${nameOf(it)}`} onClick={() => remove(it)}>
            Remove
          </Button>
        ),
    },
  ];
  return (
    <Section
      title="Authentication methods"
      actions={
        <span style={{ display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS }}>
          {mayPass && (
            <Button icon={<AddRegular />} onClick={() => add('pass')}>
              Add Temporary Access Pass
            </Button>
          )}
          {mayMail && (
            <Button icon={<AddRegular />} onClick={() => add('email')}>
              Add email
            </Button>
          )}
          {isOther && allows(password, 'resetPassword') && (
            <Button icon={<KeyResetRegular />} onClick={() => setResetting(true)}>
              Reset password
            </Button>
          )}
        </span>
      }
    >
      <Text>Apps and passkeys people register for themselves, at their sign-in page. A Temporary Access Pass gets them there.</Text>
      <Problem of={methods.problem} title="The methods could not be read." retry={methods.refresh} />
      {methods.isLoading ? (
        <Spinner label="Reading the methods" />
      ) : methods.rows.length ? (
        <Rows label="Authentication methods" columns={columns} rows={methods.rows} />
      ) : (
        !methods.problem && (
          <Empty
            title="They have nothing to sign in with here"
            hint={mayPass ? 'Give them a Temporary Access Pass: with it they register what they use from then on.' : 'An Authentication Administrator can give them a Temporary Access Pass.'}
          />
        )
      )}
      {adding === 'pass' && mayPass && (
        <AddPass
          path={path}
          close={() => add(undefined)}
          done={(value) => setMade({ title: 'The Temporary Access Pass', label: 'Temporary Access Pass', value })}
        />
      )}
      {adding === 'email' && mayMail && <AddEmail path={path} close={() => add(undefined)} />}
      {made && (
        <ShownOnce title={made.title} label={made.label} value={made.value} close={() => setMade(undefined)}>
          Tell it to {user.displayName} yourself, by a way on which you know them. Whoever has it signs in as them.
        </ShownOnce>
      )}
      {removed && (
        <Confirm
          title={`Remove ${nameOf(removed)}?`}
          action="Remove"
          write={() => graph.remove(`${path}/${wordsOf(removed).list}/${removed.id}`)}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          {user.displayName} cannot sign in with it any more. Sessions that run go on: revoke them too when it was lost.
        </Confirm>
      )}
      {isResetting && (
        <Confirm
          title={`Reset the password of ${user.displayName}?`}
          action="Reset password"
          write={async () => {
            const answer = await graph.act<{ newPassword: string }>(`${path}/methods/${password?.id}/resetPassword`, {});
            reset.current = answer.newPassword;
          }}
          done={() => setMade({ title: 'The temporary password', label: 'Temporary password', value: reset.current })}
          close={() => setResetting(false)}
        >
          The password they have counts no more, and where they are signed in ends. They get a temporary one and choose their own when they sign in.
        </Confirm>
      )}
    </Section>
  );
}
