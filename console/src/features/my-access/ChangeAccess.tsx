import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, Text, tokens } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { LongTextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';

/** Asks for a package that one has to last longer, or gives it back. */
export function ChangeAccess({ assignment, kind, close }: { assignment: Assignment; kind: 'userUpdate' | 'userRemove'; close: () => void }) {
  const draft = useDraft(`access.${kind}.${assignment.id}`, { justification: '' });
  const notify = useNotify();
  const isLonger = kind === 'userUpdate';
  const needsReason = isLonger && (assignment.assignmentPolicy?.requestApprovalSettings?.isRequestorJustificationRequired ?? false);
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {isLonger ? 'Extend' : 'Remove'} {assignment.accessPackage?.displayName}?
          </DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit={isLonger ? 'Extend' : 'Remove'}
              wrong={needsReason && !draft.values.justification.trim() ? 'Say why you need it longer.' : undefined}
              send={({ justification }) =>
                graph.create(at.accessPackageAssignmentRequest, {
                  requestType: kind,
                  assignment: { id: assignment.id },
                  justification: justification.trim() || null,
                })
              }
              done={() => {
                notify(isLonger ? 'Your request to extend is on its way.' : 'It is being removed.');
                close();
              }}
              cancel={close}
            >
              <div style={{ display: 'grid', gap: tokens.spacingVerticalL }}>
                <Text>
                  {isLonger
                    ? 'It will last as long again as its policy gives, if need be after an approval.'
                    : 'You lose what it gives: memberships, eligibilities, and activations that still run.'}
                </Text>
                <LongTextField
                  label="Business justification"
                  required={needsReason}
                  value={draft.values.justification}
                  onChange={(justification) => draft.set({ justification })}
                />
              </div>
            </ResourceForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
