import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type User } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';

/** Ends whatever somebody is signed in to. */
export function RevokeSessions({ user }: { user: User }) {
  const [isAsking, ask] = useState(false);
  const notify = useNotify();
  return (
    <>
      <Button icon={<SignOutRegular />} onClick={() => ask(true)}>
        Revoke sessions
      </Button>
      {isAsking && (
        <Confirm
          title={`Revoke the sessions of ${user.displayName}?`}
          action="Revoke"
          write={() => graph.act(`${at.user}/${user.id}/revokeSignInSessions`)}
          done={() => notify('Revoked.')}
          close={() => ask(false)}
        >
          Everywhere they are signed in they have to do so again, at once. What they have access to stays.
        </Confirm>
      )}
    </>
  );
}
