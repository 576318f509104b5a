import { Badge, type BadgeProps } from '@fluentui/react-components';

type Tone = NonNullable<BadgeProps['color']>;

/** States as the API spells them, in words and a colour. Words carry the meaning; the colour only helps to find it. */
const STATES: Record<string, [string, Tone]> = {
  active: ['Active', 'success'],
  activated: ['Activated', 'success'],
  accepted: ['Accepted', 'informative'],
  approved: ['Approved', 'success'],
  assigned: ['Assigned', 'informative'],
  canceled: ['Canceled', 'subtle'],
  completed: ['Completed', 'success'],
  configured: ['Configured', 'success'],
  delivered: ['Delivered', 'success'],
  delivering: ['Delivering', 'brand'],
  deliveryfailed: ['Delivery failed', 'danger'],
  denied: ['Denied', 'danger'],
  eligible: ['Eligible', 'brand'],
  expired: ['Expired', 'subtle'],
  failed: ['Failed', 'danger'],
  failure: ['Failure', 'danger'],
  granted: ['Scheduled', 'informative'],
  inprogress: ['In progress', 'brand'],
  partiallydelivered: ['Partly delivered', 'warning'],
  pendingadmindecision: ['Waiting for an administrator', 'warning'],
  pendingapproval: ['Waiting for approval', 'warning'],
  pendingprovisioning: ['In progress', 'brand'],
  proposed: ['Proposed', 'warning'],
  provisioned: ['Done', 'success'],
  published: ['Enabled', 'success'],
  revoked: ['Revoked', 'subtle'],
  scheduled: ['Scheduled', 'informative'],
  submitted: ['Submitted', 'informative'],
  success: ['Success', 'success'],
  timedout: ['Timed out', 'subtle'],
  unpublished: ['Disabled', 'subtle'],
};

/** A state of the API as a badge. One it does not know is shown as it is. */
export function StateBadge({ state }: { state: string | null | undefined }) {
  if (!state) {
    return null;
  }
  const [text, tone] = STATES[state.toLowerCase()] ?? [state, 'subtle'];
  return (
    <Badge appearance={tone === 'subtle' ? 'outline' : 'tint'} color={tone === 'subtle' ? 'informative' : tone} size="large" shape="rounded">
      {text}
    </Badge>
  );
}
