import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { now } from '../../graph/clock';
import {
  at,
  type DirectoryObject,
  type Group,
  type PrivilegedAccessGroupRelationships as Access,
  type RequestSchedule,
} from '../../graph/types.gen';
import { millis, told } from '../../ui/duration';
import { ChoiceField, InstantField, LongTextField, SwitchField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useDraft } from '../../ui/useDraft';
import { useOneByOne } from '../../ui/useOneByOne';
import { isGroup, nameOf, Who } from '../../ui/Who';
import { StandingMark } from '../entitlement/standing';
import { roleName } from './role';
import { useRules } from './rules';
import { endOf } from './schedule';

/** An assignment that is there or was there, to be given another time. */
export interface Renewal {
  action: 'adminUpdate' | 'adminExtend' | 'adminRenew';
  kind: 'eligible' | 'active';
  /** What it is about, an assignment or a request: drafts are told apart by it. */
  id: string;
  accessId: Access;
  principal: DirectoryObject | null | undefined;
  /** When it holds now, where that is to be changed rather than said anew. */
  schedule?: RequestSchedule | null;
  /** That somebody asked for it, and why. */
  asked?: { reason: string | null };
}

/** What is done, in the words of the title, the button and what is said afterwards. */
const WORDS: Record<Renewal['action'], [string, string, string]> = {
  adminUpdate: ['Update assignment', 'Save', 'Saved.'],
  adminExtend: ['Extend assignment', 'Extend', 'It is extended.'],
  adminRenew: ['Renew assignment', 'Renew', 'It is renewed.'],
};

interface AssignmentValues {
  kind: 'eligible' | 'active';
  access: Access;
  people: Principal[];
  isPermanent: boolean;
  start: string;
  end: string;
  justification: string;
}

function chosen(renewal: Renewal | undefined): Principal[] {
  const it = renewal?.principal;
  return it ? [{ id: it.id, displayName: nameOf(it), type: isGroup(it) ? 'group' : 'user' }] : [];
}

/** Makes people eligible or active, or gives an assignment another time. */
export function AssignmentDialog({ group, renewal, close }: { group: Group; renewal?: Renewal; close: () => void }) {
  const draft = useDraft<AssignmentValues>(`assign.${group.id}.${renewal ? `${renewal.action}.${renewal.id}` : 'add'}`, {
    kind: renewal?.kind ?? 'eligible',
    access: renewal?.accessId ?? 'member',
    people: chosen(renewal),
    isPermanent: renewal?.schedule ? !endOf(renewal.schedule) : false,
    start: '',
    end: endOf(renewal?.schedule) ?? '',
    justification: '',
  });
  const { values, set } = draft;
  const { rules } = useRules(group.id, values.access);
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Assigned');
  const rule = rules?.expiration(values.kind === 'eligible' ? 'Admin_Eligibility' : 'Admin_Assignment');
  const mustEnd = rule?.isExpirationRequired ?? true;
  const needsReason =
    rules?.enablement(values.kind === 'eligible' ? 'Admin_Eligibility' : 'Admin_Assignment')?.enabledRules.includes('Justification') ?? false;
  const isPermanent = values.isPermanent && !mustEnd;
  const [opened] = useState(now);
  const begin = values.start ? Date.parse(values.start) : opened;
  // What is offered first is the longest that is allowed.
  const end = values.end || (rule?.maximumDuration ? new Date(begin + millis(rule.maximumDuration)).toISOString() : '');
  const wrong = !values.people.length
    ? 'Choose somebody first.'
    : !isPermanent && !end
      ? 'Say when it shall end.'
      : !isPermanent && Date.parse(end) <= begin
        ? 'It must end after it starts.'
        : !isPermanent && mustEnd && rule?.maximumDuration && Date.parse(end) - begin > millis(rule.maximumDuration) + 60_000
          ? `The settings of the group allow at most ${told(rule.maximumDuration)}.`
          : needsReason && !values.justification.trim()
            ? 'Say why.'
            : undefined;
  const [title, submit, after] = renewal ? WORDS[renewal.action] : ['Add assignments', 'Assign', values.kind === 'eligible' ? 'They are eligible.' : 'They are assigned.'];
  return (
    <FormDialog
      title={title}
      draft={draft}
      submit={renewal?.asked ? 'Approve' : submit}
      wrong={wrong}
      send={(it) =>
        oneByOne(
          it.people,
          (one) =>
            graph.create(it.kind === 'eligible' ? at.privilegedAccessGroupEligibilityScheduleRequest : at.privilegedAccessGroupAssignmentScheduleRequest, {
              action: renewal?.action ?? 'adminAssign',
              accessId: it.access,
              groupId: group.id,
              principalId: one.id,
              justification: it.justification.trim() || null,
              scheduleInfo: {
                startDateTime: it.start || renewal?.schedule?.startDateTime || new Date(now()).toISOString(),
                expiration: isPermanent ? { type: 'noExpiration' } : { type: 'afterDateTime', endDateTime: end },
              },
            }),
          (people) => set({ people }),
        )
      }
      done={() => notify(after)}
      close={close}
    >
      {renewal ? (
        <>
          <Who it={renewal.principal} detail={`${roleName(values.access)}, ${renewal.kind}`} />
          {renewal.asked && <Text>They asked for it: “{renewal.asked.reason}”</Text>}
        </>
      ) : (
        <>
          <ChoiceField
            label="Role"
            value={values.access}
            onChange={(access) => set({ access })}
            options={[
              { value: 'member', text: 'Member' },
              { value: 'owner', text: 'Owner' },
            ]}
          />
          <PrincipalPicker
            label="Members"
            required
            kinds={values.access === 'member' && !group.groupTypes.includes('Unified') ? ['user', 'group'] : ['user']}
            value={values.people}
            onChange={(people) => set({ people })}
          />
          <ChoiceField
            label="Assignment type"
            value={values.kind}
            onChange={(kind) => set({ kind })}
            options={[
              { value: 'eligible', text: 'Eligible', hint: 'They activate it when they need it' },
              { value: 'active', text: 'Active', hint: 'They have it all the time' },
            ]}
          />
          {values.kind === 'active' && (
            <div>
              <StandingMark />
            </div>
          )}
        </>
      )}
      {rule && (
        <Text>
          {mustEnd ? `The settings of the group allow at most ${told(rule.maximumDuration)}.` : 'The settings of the group allow permanent assignments.'}
        </Text>
      )}
      {!mustEnd && <SwitchField label="Permanent" value={values.isPermanent} onChange={(it) => set({ isPermanent: it })} />}
      {!renewal && <InstantField label="Assignment starts" hint="At once when left empty" value={values.start} onChange={(start) => set({ start })} />}
      {!isPermanent && <InstantField label="Assignment ends" required value={end} onChange={(end) => set({ end })} />}
      <LongTextField
        label="Justification"
        required={needsReason}
        max={500}
        value={values.justification}
        onChange={(justification) => set({ justification })}
      />
      {progress}
    </FormDialog>
  );
}
