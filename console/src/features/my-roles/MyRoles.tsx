import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useNow } from '../../graph/clock';
import {
  at,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility,
  type PrivilegedAccessGroupAssignmentScheduleRequest as Request,
} from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { Activate } from './Activate';
import { Deactivate, Withdraw } from './EndActivation';
import { RoleCard, RoleCards, roleOf } from './RoleCard';

const MINE = "filterByCurrentUser(on='principal')";

/** A role: which group, and as what. */
function role(it: { groupId: string | null; accessId: string }): string {
  return `${it.groupId}_${it.accessId}`;
}

/** What waits for a decision or for its time, and what runs until somebody ends it, is looked at again this often. */
const OFTEN = 4_000;

/** My Access › My roles: what somebody may become, what they are now, and what waits. */
export function MyRoles() {
  const eligible = useAll<Eligibility>(`${at.privilegedAccessGroupEligibilityScheduleInstance}/${MINE}`, { expand: 'group' });
  const [isUnderway, setUnderway] = useState(false);
  const again = isUnderway ? { every: OFTEN } : {};
  const pending = useAll<Request>(
    `${at.privilegedAccessGroupAssignmentScheduleRequest}/${MINE}`,
    { filter: "status in ('PendingApproval','Granted','PendingProvisioning')", expand: 'group' },
    again,
  );
  const active = useAll<Assignment>(
    `${at.privilegedAccessGroupAssignmentScheduleInstance}/${MINE}`,
    { expand: 'group' },
    again,
  );
  const now = useNow();
  const running = active.rows.filter((it) => !it.endDateTime || Date.parse(it.endDateTime) > now);
  if (isUnderway !== pending.rows.length + running.length > 0) {
    setUnderway(pending.rows.length + running.length > 0);
  }
  const [activating, activate] = useOpen('activate');
  const [ending, end] = useState<Assignment>();
  const [withdrawn, withdraw] = useState<Request>();
  const chosen = eligible.rows.find((it) => it.id === activating);

  return (
    <Page
      title="My roles"
      about="Be a member or owner of a group for as long as the work takes, and no longer."
      crumbs={[{ text: 'My Access' }]}
    >
      <Problem of={eligible.problem ?? active.problem ?? pending.problem} title="Your roles could not be read." retry={eligible.refresh} />
      <Tabs
        label="My roles"
        parts={[
          {
            id: 'eligible',
            title: `Eligible (${eligible.rows.length})`,
            show: () => (
              <RoleCards
                isLoading={eligible.isLoading}
                empty={
                  <Empty
                    title="You are not eligible for any role"
                    hint="Ask for an access package that makes you eligible, or talk to the owner of the group."
                  />
                }
              >
                {eligible.rows.map((it) => (
                  <RoleCard
                    key={it.id}
                    of={it}
                    through={it.memberType === 'group' ? 'Through a group you belong to' : undefined}
                    until={it.endDateTime}
                    running={running.find((one) => role(one) === role(it))}
                    waiting={pending.rows.find((one) => role(one) === role(it))}
                    over={active.refresh}
                    action={
                      <Button appearance="primary" aria-label={`Activate ${roleOf(it)}`} onClick={() => activate(it.id)}>
                        Activate
                      </Button>
                    }
                    withdraw={withdraw}
                    end={end}
                  />
                ))}
              </RoleCards>
            ),
          },
          {
            id: 'active',
            title: `Active (${running.length})`,
            show: () => (
              <RoleCards
                isLoading={active.isLoading}
                empty={<Empty title="No role is active" hint="Activate one of your eligible roles when you need it." />}
              >
                {running.map((it) => (
                  <RoleCard key={it.id} of={it} running={it} over={active.refresh} end={end} />
                ))}
              </RoleCards>
            ),
          },
          {
            id: 'waiting',
            title: `Waiting (${pending.rows.length})`,
            show: () => (
              <RoleCards
                isLoading={pending.isLoading}
                empty={<Empty title="Nothing waits" hint="Activations that need an approval, or start later, are here meanwhile." />}
              >
                {pending.rows.map((it) => (
                  <RoleCard key={it.id} of={it} waiting={it} withdraw={withdraw} />
                ))}
              </RoleCards>
            ),
          },
        ]}
      />
      {chosen && <Activate eligibility={chosen} close={() => activate(undefined)} />}
      {ending && <Deactivate assignment={ending} close={() => end(undefined)} />}
      {withdrawn && <Withdraw request={withdrawn} close={() => withdraw(undefined)} />}
    </Page>
  );
}
