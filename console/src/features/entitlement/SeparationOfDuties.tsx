import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackage, at, type Group } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { groupColumns } from '../groups/columns';
import { AddIncompatible } from './AddIncompatible';
import { byName, packageColumnsOfCatalog } from './columns';

/** The two kinds of what nobody may have together with a package. */
export type Incompatible = 'incompatibleAccessPackages' | 'incompatibleGroups';

interface Named {
  id: string;
  displayName: string;
}

/** Which packages and groups shut this one out for who has them. */
export function SeparationOfDuties({ it }: { it: AccessPackage }) {
  const [adding, add] = useOpen('add');
  const [removed, remove] = useState<{ link: Incompatible; one: Named }>();
  const notify = useNotify();
  const path = `${at.accessPackage}/${it.id}`;
  function columns<T extends Named>(link: Incompatible, some: Column<T>[]): Column<T>[] {
    return allows(it, `${link}/$ref`)
      ? [
          ...some,
          {
            title: 'Change',
            width: '8rem',
            cell: (one) => (
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${one.displayName}`} onClick={() => remove({ link, one })}>
                Remove
              </Button>
            ),
          },
        ]
      : some;
  }
  const button = (link: Incompatible, text: string) =>
    allows(it, `${link}/$ref`) && (
      <Button icon={<AddRegular />} onClick={() => add(link)}>
        {text}
      </Button>
    );
  return (
    <>
      <ResourceTable<AccessPackage>
        label="Incompatible access packages"
        name="packages"
        path={`${path}/incompatibleAccessPackages`}
        columns={columns('incompatibleAccessPackages', packageColumnsOfCatalog)}
        search={{ hint: 'Search access packages by name', by: byName }}
        actions={button('incompatibleAccessPackages', 'Add access packages')}
        empty={{ title: 'No access package is incompatible', hint: 'Who has an incompatible access package cannot ask for this one.' }}
      />
      <ResourceTable<Group>
        label="Incompatible groups"
        name="groups"
        path={`${path}/incompatibleGroups`}
        columns={columns('incompatibleGroups', groupColumns.filter((one) => one.title !== 'Roles'))}
        actions={button('incompatibleGroups', 'Add groups')}
        empty={{ title: 'No group is incompatible', hint: 'Members of an incompatible group cannot ask for this access package.' }}
      />
      <ResourceTable<AccessPackage>
        label="Incompatible with"
        name="others"
        path={`${path}/accessPackagesIncompatibleWith`}
        columns={packageColumnsOfCatalog}
        empty={{ title: 'No other access package names this one', hint: 'Those that do are listed here: who has this one cannot ask for them.' }}
      />
      {(adding === 'incompatibleAccessPackages' || adding === 'incompatibleGroups') && allows(it, `${adding}/$ref`) && (
        <AddIncompatible it={it} link={adding} close={() => add(undefined)} />
      )}
      {removed && (
        <Confirm
          title={`Remove ${removed.one.displayName}?`}
          action="Remove"
          write={() => graph.unrefer(`${path}/${removed.link}`, removed.one.id)}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          Who has it may ask for {it.displayName} from now on.
        </Confirm>
      )}
    </>
  );
}
