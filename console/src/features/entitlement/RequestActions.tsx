import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { canceled, isUndelivered, isWaiting, reprocessableUntil } from './request';

/** What can be done with a request where it stands. */
export function RequestActions({ it }: { it: Request }) {
  const [asking, ask] = useState<'cancel' | 'reprocess'>();
  const notify = useNotify();
  const path = `${at.accessPackageAssignmentRequest}/${it.id}`;
  return (
    <>
      {(isWaiting(it) || isUndelivered(it)) && allows(it, 'cancel') && <Button onClick={() => ask('cancel')}>Cancel request</Button>}
      {reprocessableUntil(it) && allows(it, 'reprocess') && <Button onClick={() => ask('reprocess')}>Reprocess</Button>}
      {asking === 'cancel' && (
        <Confirm
          title="Cancel this request?"
          action="Cancel request"
          write={() => graph.act(`${path}/cancel`)}
          done={() => notify('The request is canceled.')}
          close={() => ask(undefined)}
        >
          {canceled(it)}
        </Confirm>
      )}
      {asking === 'reprocess' && (
        <Confirm
          title="Reprocess this request?"
          action="Reprocess"
          write={() => graph.act(`${path}/reprocess`)}
          done={() => notify('It is tried again.')}
          close={() => ask(undefined)}
        >
          What could not be delivered is tried again. What was approved stays approved.
        </Confirm>
      )}
    </>
  );
}
