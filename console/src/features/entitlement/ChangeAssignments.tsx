import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { useMany } from '../../ui/useMany';

/** What is done with assignments that are there. */
export type Change = 'remove' | 'reprocess';

interface Props {
  change: Change;
  /** For whom it was asked. */
  of: readonly Assignment[];
  /** Takes note of who is left, when some were refused. */
  rest: (left: Assignment[]) => void;
  /** How many were chosen for which it cannot be done. */
  without: number;
  close: () => void;
  done: () => void;
}

/** Removes or reprocesses assignments, one or many. */
export function ChangeAssignments({ change, of, rest, without, close, done }: Props) {
  const notify = useNotify();
  const many = useMany<Assignment>(
    change === 'remove' ? 'Removed' : 'Tried again',
    (it) =>
      change === 'remove'
        ? graph.create(at.accessPackageAssignmentRequest, { requestType: 'adminRemove', assignment: { id: it.id } })
        : graph.act(`${at.accessPackageAssignment}/${it.id}/reprocess`),
    (it) => it.target?.displayName ?? it.id,
  );
  // For whom it is done it is not asked for again.
  const [left, leave] = useState(of);
  const whom = of.length === 1 ? (of[0]?.target?.displayName ?? 'this assignment') : `${of.length.toLocaleString()} people`;
  return (
    <Confirm
      title={change === 'remove' ? `Remove ${whom}?` : `Reprocess ${whom}?`}
      action={change === 'remove' ? 'Remove' : 'Reprocess'}
      write={async () => {
        const refused = await many.run(left);
        if (refused.length) {
          const more = refused.map(({ it }) => it);
          leave(more);
          rest(more);
          throw new Error(`${refused.length} of ${left.length} were refused.`);
        }
      }}
      done={() => {
        notify(change === 'remove' ? 'They lose the access now.' : 'It is tried again.');
        done();
      }}
      close={close}
    >
      <Text block>
        {change === 'remove'
          ? 'They lose everything this package gives, unless another package or assignment gives it to them too.'
          : 'What the package gives and they do not have is given again: what could not be delivered, and what was taken or ended elsewhere.'}
      </Text>
      {without > 0 && (
        <Text block>
          {without === 1 ? 'One that is chosen is' : `${without.toLocaleString()} that are chosen are`} left out: nothing of it is delivered yet. What is on its
          way arrives by itself, and what failed as a whole is tried again by its request.
        </Text>
      )}
      {many.progress}
      {many.refusals}
    </Confirm>
  );
}
