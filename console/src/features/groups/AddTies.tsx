import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type Group } from '../../graph/types.gen';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useDraft } from '../../ui/useDraft';
import { useOneByOne } from '../../ui/useOneByOne';
import { StandingMark } from '../entitlement/standing';
import { useManaged } from '../pim/rules';

/** Makes people members or owners, for good: what lasts for a while is an assignment of PIM. */
export function AddTies({ group, tie, title, close }: { group: Group; tie: 'members' | 'owners'; title: string; close: () => void }) {
  const draft = useDraft(`ties.${group.id}.${tie}`, { chosen: [] as Principal[] });
  const isManaged = useManaged(group.id);
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  return (
    <FormDialog
      title={title}
      draft={draft}
      submit="Add"
      wrong={draft.values.chosen.length ? undefined : 'Choose somebody first.'}
      send={({ chosen }) =>
        oneByOne(chosen, (one) => graph.refer(`${at.group}/${group.id}/${tie}`, one.id), (left) => draft.set({ chosen: left }))
      }
      done={() => notify('Added.')}
      close={close}
    >
      {isManaged && (
        <Text>
          <StandingMark /> The group is managed: whom you add here has it all the time. To have it activated, make people eligible under
          Privileged Identity Management.
        </Text>
      )}
      <PrincipalPicker
        label={tie === 'members' ? 'Members' : 'Owners'}
        required
        kinds={tie === 'members' && group.securityEnabled && !group.isAssignableToRole ? ['user', 'group'] : ['user']}
        value={draft.values.chosen}
        onChange={(chosen) => draft.set({ chosen })}
      />
      {progress}
    </FormDialog>
  );
}
