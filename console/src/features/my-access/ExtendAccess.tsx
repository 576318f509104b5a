import { Spinner, Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { now } from '../../graph/clock';
import { odata } from '../../graph/query';
import { type AccessPackageAssignment as Assignment, type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { DialogFrame } from '../../ui/DialogFrame';
import { InstantField, LongTextField } from '../../ui/fields';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';
import { AnswerFields } from './AnswerFields';
import { answersOf, firstMistake, given, inOrder } from './answers';

/** Asks for a package that one has to last longer, with the answers given before, to be corrected where the policy allows it. */
export function ExtendAccess({ assignment, close }: { assignment: Assignment; close: () => void }) {
  const asked = useAll<Request>(`${at.accessPackageAssignmentRequest}/filterByCurrentUser(on='target')`, {
    filter: odata`assignment/id eq ${assignment.id}`,
    orderby: 'createdDateTime desc',
  });
  const isReady = !asked.isLoading && !asked.problem;
  return (
    <DialogFrame title={`Extend ${assignment.accessPackage?.displayName}`} close={close} isReady={isReady}>
      <Problem of={asked.problem} title="What was asked before could not be read." retry={asked.refresh} />
      {asked.isLoading && <Spinner label="Reading what was asked before" />}
      {isReady && <ExtendForm assignment={assignment} before={given(asked.rows)} close={close} />}
    </DialogFrame>
  );
}

function ExtendForm({ assignment, before, close }: { assignment: Assignment; before: Record<string, string>; close: () => void }) {
  const policy = assignment.assignmentPolicy;
  const questions = inOrder(policy?.questions).filter((it) => it.isAnswerEditable);
  const draft = useDraft(`access.extend.${assignment.id}`, { justification: '', end: '', answers: before });
  const { values, set } = draft;
  const notify = useNotify();
  const needsReason = policy?.requestApprovalSettings?.isRequestorJustificationRequired ?? false;
  const mayChoose = policy?.requestorSettings?.allowCustomAssignmentSchedule ?? false;
  const wrong =
    needsReason && !values.justification.trim()
      ? 'Say why you need it longer.'
      : (firstMistake(questions, values.answers) ??
        (values.end && Date.parse(values.end) <= now() ? 'It must end in the time to come.' : undefined));
  return (
    <ResourceForm
      draft={draft}
      submit="Extend"
      wrong={wrong}
      send={(it) =>
        graph.create(at.accessPackageAssignmentRequest, {
          requestType: 'userUpdate',
          assignment: { id: assignment.id },
          justification: it.justification.trim() || null,
          ...(mayChoose && it.end ? { schedule: { expiration: { type: 'afterDateTime', endDateTime: it.end } } } : {}),
          ...(questions.length ? { answers: answersOf(questions, it.answers) } : {}),
        })
      }
      done={() => {
        close();
        notify('Your request to extend is on its way.');
      }}
      cancel={close}
    >
      <Text>
        It ends on <Moment at={assignment.schedule?.expiration?.endDateTime} /> now, and would last as long again as its policy gives.{' '}
        {policy?.requestApprovalSettings?.isApprovalRequiredForUpdate ? 'Somebody has to approve it.' : 'Nobody has to approve it.'}
      </Text>
      <LongTextField
        label="Business justification"
        required={needsReason}
        value={values.justification}
        onChange={(justification) => set({ justification })}
      />
      <AnswerFields of={questions} answers={values.answers} change={(answers) => set({ answers })} />
      {mayChoose && (
        <InstantField label="Until" hint="As long as the policy gives when left empty" value={values.end} onChange={(end) => set({ end })} />
      )}
    </ResourceForm>
  );
}
