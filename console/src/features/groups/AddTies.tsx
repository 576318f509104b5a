import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type Group } from '../../graph/types.gen';
import { AddPrincipals } from '../../ui/AddPrincipals';
import { StandingMark } from '../entitlement/standing';
import { useManaged } from '../pim/rules';

/** Makes people members or owners, for good: what lasts for a while is an assignment of PIM. */
export function AddTies({ group, tie, title, close }: { group: Group; tie: 'members' | 'owners'; title: string; close: () => void }) {
  const isManaged = useManaged(group.id);
  return (
    <AddPrincipals
      title={title}
      name={`ties.${group.id}.${tie}`}
      label={tie === 'members' ? 'Members' : 'Owners'}
      kinds={tie === 'members' && group.securityEnabled && !group.isAssignableToRole ? ['user', 'group'] : ['user']}
      each={(one) => graph.refer(`${at.group}/${group.id}/${tie}`, one.id)}
      close={close}
    >
      {isManaged && (
        <Text>
          <StandingMark /> The group is managed: whom you add here has it all the time. To have it activated, make people eligible under
          Privileged Identity Management.
        </Text>
      )}
    </AddPrincipals>
  );
}
