import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { LongTextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Gives a package back before its end. */
export function RemoveAccess({ assignment, close }: { assignment: Assignment; close: () => void }) {
  const draft = useDraft(`access.remove.${assignment.id}`, { justification: '' });
  const notify = useNotify();
  return (
    <FormDialog
      title={`Remove ${assignment.accessPackage?.displayName}?`}
      draft={draft}
      submit="Remove"
      send={({ justification }) =>
        graph.create(at.accessPackageAssignmentRequest, {
          requestType: 'userRemove',
          assignment: { id: assignment.id },
          justification: justification.trim() || null,
        })
      }
      done={() => notify('It is being removed.')}
      close={close}
    >
      <Text>You lose what it gives: memberships, eligibilities, and activations that still run.</Text>
      <LongTextField
        label="Business justification"
        value={draft.values.justification}
        onChange={(justification) => draft.set({ justification })}
      />
    </FormDialog>
  );
}
