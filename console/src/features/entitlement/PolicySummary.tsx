import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AccessPackageAssignmentPolicy as Policy } from '../../graph/types.gen';
import { Facts } from '../../ui/Facts';
import { Section } from '../../ui/Section';
import { lasting } from './lifetime';
import { stageWords, whoWords } from './policyWords';

/** A policy, stored or about to be. */
type Told = Pick<Policy, 'requestApprovalSettings' | 'expiration' | 'specificAllowedTargets' | 'automaticRequestSettings' | 'requestorSettings'> & {
  allowedTargetScope: Policy['allowedTargetScope'] | undefined;
  questions?: readonly { text?: string | null }[];
};

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: tokens.spacingHorizontalL } });

/** What a policy says, to be read. */
export function PolicySummary({ policy, title, actions, about }: { policy: Told; title: string; actions?: ReactNode; about?: ReactNode }) {
  const styles = useStyles();
  const approval = policy.requestApprovalSettings;
  const stages = approval?.stages ?? [];
  const isApproved = approval?.isApprovalRequiredForAdd || approval?.isApprovalRequiredForUpdate;
  const settings = policy.requestorSettings;
  const may = [
    settings?.enableTargetsToSelfAddAccess && 'ask',
    settings?.enableTargetsToSelfUpdateAccess && 'extend',
    settings?.enableTargetsToSelfRemoveAccess && 'give back',
  ].filter(Boolean);
  return (
    <Section title={title} actions={actions}>
      {about}
      <Facts
        of={[
          ['Who may ask', whoWords({ ...policy, allowedTargetScope: policy.allowedTargetScope ?? 'notSpecified' })],
          ['What they may do', may.length ? may.join(', ').replace(/^./, (first) => first.toUpperCase()) : 'Nothing themselves'],
          [
            'Approval',
            isApproved ? (
              <ol key="stages" className={styles.list}>
                {stages.map((stage, i) => (
                  <li key={i}>{stageWords(stage)}</li>
                ))}
              </ol>
            ) : (
              'Not needed'
            ),
          ],
          ['Extending', approval?.isApprovalRequiredForUpdate ? 'Approved anew' : 'Without approval'],
          ['Assignments last', lasting(policy.expiration)],
          ['Justification', approval?.isRequestorJustificationRequired ? 'Requestors give one' : 'Not needed'],
          [
            'Questions',
            policy.questions?.length ? (
              <ul key="questions" className={styles.list}>
                {policy.questions.map((it, i) => (
                  <li key={i}>{it.text}</li>
                ))}
              </ul>
            ) : (
              'None'
            ),
          ],
        ]}
      />
    </Section>
  );
}
