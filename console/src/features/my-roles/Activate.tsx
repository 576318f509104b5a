import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { now } from '../../graph/clock';
import {
  at,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility,
  type PrivilegedAccessGroupAssignmentScheduleRequest as Request,
} from '../../graph/types.gen';
import { session } from '../../session/session';
import { DialogFrame } from '../../ui/DialogFrame';
import { iso, millis } from '../../ui/duration';
import { DurationSlider, InstantField, LongTextField, SwitchField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';
import { roleOf } from '../pim/role';
import { type Rules, useRules } from '../pim/rules';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL },
});

interface ActivateValues {
  duration: string;
  justification: string;
  ticketNumber: string;
  ticketSystem: string;
  isLater: boolean;
  start: string;
}

/** What is offered first: two hours, or less where less is allowed. */
const USUAL = 2 * 3_600_000;

/** Asks for an eligible role to become active: for how long, why, with which ticket, as the group's settings demand. */
export function Activate({ eligibility, close }: { eligibility: Eligibility; close: () => void }) {
  const { rules, problem, refresh } = useRules(eligibility.groupId ?? '', eligibility.accessId);
  return (
    <DialogFrame title={`Activate ${roleOf(eligibility)}`} close={close} isReady={Boolean(rules)}>
      <Problem of={problem} title="The group’s settings could not be read." retry={refresh} />
      {rules ? <ActivateForm eligibility={eligibility} rules={rules} close={close} /> : !problem && <Spinner label="Reading the group’s settings" />}
    </DialogFrame>
  );
}

function ActivateForm({ eligibility, rules, close }: { eligibility: Eligibility; rules: Rules; close: () => void }) {
  const styles = useStyles();
  const longest = rules.expiration('EndUser_Assignment')?.maximumDuration ?? 'PT8H';
  const draft = useDraft<ActivateValues>(`activate.${eligibility.id}`, {
    duration: iso(Math.min(USUAL, millis(longest))),
    justification: '',
    ticketNumber: '',
    ticketSystem: '',
    isLater: false,
    start: '',
  });
  const { values, set } = draft;
  const notify = useNotify();
  const needsReason = rules.demands('Justification');
  const needsTicket = rules.demands('Ticketing');
  const needsApproval = rules.approval()?.setting?.isApprovalRequired ?? false;
  const needsProof = rules.demands('MultiFactorAuthentication') || (rules.authenticationContext()?.isEnabled ?? false);
  const wrong =
    needsReason && !values.justification.trim()
      ? 'Say why you need it.'
      : needsTicket && !(values.ticketNumber.trim() && values.ticketSystem.trim())
        ? 'Give the number of a ticket, and its system.'
        : values.isLater && !values.start
          ? 'Say when it shall start.'
          : undefined;
  return (
    <ResourceForm
      draft={draft}
      submit={needsApproval ? 'Request activation' : 'Activate'}
      wrong={wrong}
      send={(it) =>
        graph.create<Request>(at.privilegedAccessGroupAssignmentScheduleRequest, {
          action: 'selfActivate',
          accessId: eligibility.accessId,
          groupId: eligibility.groupId,
          principalId: session.account()?.id,
          justification: it.justification.trim() || null,
          ...(it.ticketNumber.trim() ? { ticketInfo: { ticketNumber: it.ticketNumber.trim(), ticketSystem: it.ticketSystem.trim() } } : {}),
          scheduleInfo: {
            startDateTime: it.isLater ? it.start : new Date(now()).toISOString(),
            expiration: { type: 'afterDuration', duration: it.duration },
          },
        })
      }
      done={(request) => {
        notify(
          request.status === 'PendingApproval'
            ? 'An approver decides now; you will see it here.'
            : request.status === 'Granted'
              ? 'It will start at its time.'
              : 'It is active.',
        );
        close();
      }}
      cancel={close}
    >
      <div className={styles.content}>
        <DurationSlider label="Duration" max={longest} value={values.duration} onChange={(duration) => set({ duration })} />
        <LongTextField
          label="Reason"
          required={needsReason}
          max={500}
          value={values.justification}
          onChange={(justification) => set({ justification })}
        />
        {needsTicket && (
          <>
            <TextField label="Ticket number" required value={values.ticketNumber} onChange={(ticketNumber) => set({ ticketNumber })} />
            <TextField label="Ticket system" required value={values.ticketSystem} onChange={(ticketSystem) => set({ ticketSystem })} />
          </>
        )}
        <SwitchField label="Start later" value={values.isLater} onChange={(isLater) => set({ isLater })} />
        {values.isLater && <InstantField label="Start" required value={values.start} onChange={(start) => set({ start })} />}
        {(needsApproval || needsProof) && (
          <MessageBar layout="multiline">
            <MessageBarBody>
              {needsApproval && <Text block>Somebody has to approve it first.</Text>}
              {needsProof && <Text block>It takes a stronger sign-in: if yours is not, you are asked to prove it, and this form waits.</Text>}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </ResourceForm>
  );
}
