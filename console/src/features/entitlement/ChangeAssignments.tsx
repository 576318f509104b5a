import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { useMany } from '../../ui/useMany';

/** What is done with assignments that are there. */
export type Change = 'remove' | 'reprocess';

/** Removes or reprocesses assignments, one or many. */
export function ChangeAssignments({ change, of, close, done }: { change: Change; of: readonly Assignment[]; close: () => void; done: () => void }) {
  const notify = useNotify();
  const many = useMany<Assignment>(change === 'remove' ? 'Removed' : 'Tried again', (it) =>
    change === 'remove'
      ? graph.create(at.accessPackageAssignmentRequest, { requestType: 'adminRemove', assignment: { id: it.id } })
      : graph.act(`${at.accessPackageAssignment}/${it.id}/reprocess`),
  );
  const whom = of.length === 1 ? (of[0]?.target?.displayName ?? 'this assignment') : `${of.length.toLocaleString()} people`;
  return (
    <Confirm
      title={change === 'remove' ? `Remove ${whom}?` : `Reprocess ${whom}?`}
      action={change === 'remove' ? 'Remove' : 'Reprocess'}
      write={async () => {
        const refused = await many.run(of);
        if (refused.length) {
          throw new Error(`${refused.length} of ${of.length} were refused: ${refused.map(({ it }) => it.target?.displayName ?? it.id).join(', ')}.`);
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
      {many.progress}
    </Confirm>
  );
}
