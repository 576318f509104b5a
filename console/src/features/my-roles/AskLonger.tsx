import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import {
  at,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility,
} from '../../graph/types.gen';
import { session } from '../../session/session';
import { LongTextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';
import { roleOf } from '../pim/role';

interface Props {
  action: 'selfExtend' | 'selfRenew';
  kind: 'eligible' | 'active';
  of: Eligibility | Assignment;
  close: () => void;
}

/** Asks an administrator of the group for a role that ends soon to go on, or for one that ended to come back. */
export function AskLonger({ action, kind, of, close }: Props) {
  const isRenewal = action === 'selfRenew';
  const draft = useDraft(`${action}.${kind}.${of.id}`, { justification: '' });
  const notify = useNotify();
  return (
    <FormDialog
      title={`${isRenewal ? 'Renew' : 'Extend'} ${roleOf(of)}`}
      draft={draft}
      submit={isRenewal ? 'Request renewal' : 'Request extension'}
      wrong={draft.values.justification.trim() ? undefined : 'Say why you need it.'}
      send={({ justification }) =>
        graph.create(kind === 'eligible' ? at.privilegedAccessGroupEligibilityScheduleRequest : at.privilegedAccessGroupAssignmentScheduleRequest, {
          action,
          accessId: of.accessId,
          groupId: of.groupId,
          principalId: session.account()?.id,
          justification: justification.trim(),
        })
      }
      done={() => notify('An administrator of the group decides now; you will see it here.')}
      close={close}
    >
      <Text>
        {isRenewal ? 'It ended on ' : 'It ends on '}
        <Moment at={of.endDateTime} />. An administrator of the group decides whether you get it {isRenewal ? 'back' : 'longer'}, and until when.
      </Text>
      <LongTextField
        label="Reason"
        hint="Say for how long, too, if you know it"
        required
        max={500}
        value={draft.values.justification}
        onChange={(justification) => draft.set({ justification })}
      />
    </FormDialog>
  );
}
