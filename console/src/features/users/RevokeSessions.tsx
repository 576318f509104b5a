import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type User } from '../../graph/types.gen';
import { useAccount } from '../../session/useSession';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';

/** Ends whatever somebody is signed in to. */
export function RevokeSessions({ user }: { user: User }) {
  const [isAsking, ask] = useState(false);
  const notify = useNotify();
  const isMe = useAccount()?.id === user.id;
  return (
    <>
      <Button icon={<SignOutRegular />} onClick={() => ask(true)}>
        Revoke sessions
      </Button>
      {isAsking && (
        <Confirm
          title={isMe ? 'Revoke your own sessions?' : `Revoke the sessions of ${user.displayName}?`}
          action="Revoke"
          write={() => graph.act(`${at.user}/${user.id}/revokeSignInSessions`)}
          done={() => notify('Revoked.')}
          close={() => ask(false)}
        >
          {isMe
            ? 'Everywhere you are signed in, here too, you have to do so again, at once. What you have access to stays.'
            : 'Everywhere they are signed in they have to do so again, at once. What they have access to stays.'}
        </Confirm>
      )}
    </>
  );
}
