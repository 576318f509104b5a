import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type {
  PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
  PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility,
} from '../../graph/types.gen';
import { Empty } from '../../ui/Empty';
import { Gone } from '../../ui/Gone';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { roleOf } from '../pim/role';
import { endsSoon } from '../pim/schedule';
import { Activate } from './Activate';
import { AskLonger } from './AskLonger';
import { Deactivate, Withdraw } from './EndActivation';
import { RoleCard, RoleCards } from './RoleCard';
import { type Kind, useMyRoles, type Waiting } from './useMyRoles';

/** A role: which group, and as what. */
function role(it: { groupId: string | null; accessId: string }): string {
  return `${it.groupId}_${it.accessId}`;
}

/** My Access › My roles: what somebody may become, what they are now, what waits, and what ended lately. */
export function MyRoles() {
  const mine = useMyRoles();
  const [activating, activate] = useOpen('activate');
  const [extending, extend] = useOpen('extend');
  const [renewing, renew] = useOpen('renew');
  const [ending, end] = useState<Assignment>();
  const [withdrawn, withdraw] = useState<Waiting>();
  const chosen = mine.eligible.find((it) => it.id === activating);
  const renewed = mine.expired.find((it) => it.id === renewing);

  const requested = (it: { groupId: string | null; accessId: string }, kind: Kind, action: string) =>
    mine.waiting.find((one) => one.kind === kind && one.action === action && role(one) === role(it));
  const cards = (title: string, hint: string, children: ReactNode) => (
    <RoleCards isLoading={mine.isLoading} empty={mine.problem ? null : <Empty title={title} hint={hint} />}>
      {children}
    </RoleCards>
  );
  const extendButton = (it: Eligibility | Assignment) => (
    <Button aria-label={`Extend ${roleOf(it)}`} onClick={() => extend(it.id)}>
      Extend
    </Button>
  );

  const eligible = cards(
    'You are not eligible for any role',
    'Ask for an access package that makes you eligible, or talk to the owner of the group.',
    mine.eligible.map((it) => {
      const wish = requested(it, 'eligible', 'selfExtend');
      return (
        <RoleCard
          key={it.id}
          of={it}
          through={it.memberType === 'group' ? 'Through a group you belong to' : undefined}
          until={it.endDateTime}
          wish={wish}
          running={mine.running.find((one) => role(one) === role(it))}
          waiting={requested(it, 'active', 'selfActivate')}
          over={mine.refresh}
          action={
            <Button appearance="primary" aria-label={`Activate ${roleOf(it)}`} onClick={() => activate(it.id)}>
              Activate
            </Button>
          }
          extend={it.memberType === 'direct' && !wish && endsSoon(it.startDateTime, it.endDateTime) && extendButton(it)}
          withdraw={withdraw}
          end={end}
        />
      );
    }),
  );
  const active = cards(
    'No role is active',
    'Activate one of your eligible roles when you need it.',
    mine.running.map((it) => {
      const wish = requested(it, 'active', 'selfExtend');
      const isExtendable = it.assignmentType === 'assigned' && it.memberType === 'direct' && !wish;
      return (
        <RoleCard
          key={it.id}
          of={it}
          running={it}
          wish={wish}
          over={mine.refresh}
          extend={isExtendable && endsSoon(it.startDateTime, it.endDateTime) && extendButton(it)}
          end={end}
        />
      );
    }),
  );
  const waiting = cards(
    'Nothing waits',
    'What needs a decision of somebody else, or starts later, is here meanwhile.',
    mine.waiting.map((it) => <RoleCard key={it.id} of={it} waiting={it} withdraw={withdraw} />),
  );
  const expired = cards(
    'No role of yours ended lately',
    'Roles that ran out are here for 30 days: until then you can ask to have them back.',
    mine.expired.map((it) => (
      <RoleCard
        key={it.id}
        of={it}
        ended={it}
        wish={requested(it, it.kind, 'selfRenew')}
        action={
          !requested(it, it.kind, 'selfRenew') && (
            <Button aria-label={`Renew ${roleOf(it)}`} onClick={() => renew(it.id)}>
              Renew
            </Button>
          )
        }
      />
    )),
  );
  const extended = [
    ...mine.eligible.map((it) => ({ it, kind: 'eligible' as const })),
    ...mine.running.map((it) => ({ it, kind: 'active' as const })),
  ].find(({ it }) => it.id === extending);

  const named = activating ?? extending ?? renewing;
  const found = chosen ?? extended ?? renewed;

  return (
    <Page title="My roles" about="Be a member or owner of a group for as long as the work takes, and no longer." crumbs={[{ text: 'My Access' }]}>
      <Problem of={mine.problem} title="Your roles could not all be read." retry={mine.refresh} />
      {named && !found && !mine.isLoading && !mine.problem && (
        <Gone>The role of this link is not yours any more, or has ended. What you have and had is below.</Gone>
      )}
      <Tabs
        label="My roles"
        parts={[
          { id: 'eligible', title: `Eligible (${mine.eligible.length})`, show: () => eligible },
          { id: 'active', title: `Active (${mine.running.length})`, show: () => active },
          { id: 'waiting', title: `Waiting (${mine.waiting.length})`, show: () => waiting },
          { id: 'expired', title: `Expired (${mine.expired.length})`, show: () => expired },
        ]}
      />
      {chosen && <Activate eligibility={chosen} close={() => activate(undefined)} />}
      {extended && <AskLonger action="selfExtend" kind={extended.kind} of={extended.it} close={() => extend(undefined)} />}
      {renewed && <AskLonger action="selfRenew" kind={renewed.kind} of={renewed} close={() => renew(undefined)} />}
      {ending && <Deactivate assignment={ending} close={() => end(undefined)} />}
      {withdrawn && <Withdraw request={withdrawn} close={() => withdraw(undefined)} />}
    </Page>
  );
}
