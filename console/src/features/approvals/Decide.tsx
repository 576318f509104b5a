import { graph } from '../../graph/client';
import { LongTextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Approves or denies, with a reason. */
export function Decide({
  decision,
  what,
  who,
  stage,
  close,
}: {
  decision: 'Approve' | 'Deny';
  what: string;
  who: string;
  stage: string;
  close: () => void;
}) {
  const draft = useDraft(`${decision}.${stage}`, { justification: '' });
  const notify = useNotify();
  return (
    <FormDialog
      title={`${decision} ${what} for ${who}?`}
      draft={draft}
      submit={decision}
      wrong={draft.values.justification.trim() ? undefined : 'Say why; it is kept with the decision.'}
      send={({ justification }) => graph.update(stage, { reviewResult: decision, justification: justification.trim() })}
      done={() => notify(decision === 'Approve' ? 'Approved.' : 'Denied.')}
      close={close}
    >
      <LongTextField
        label="Reason"
        required
        max={500}
        value={draft.values.justification}
        onChange={(justification) => draft.set({ justification })}
      />
    </FormDialog>
  );
}
