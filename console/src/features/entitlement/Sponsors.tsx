import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type ConnectedOrganization, type DirectoryObject } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { AddPrincipals } from '../../ui/AddPrincipals';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Section } from '../../ui/Section';
import { useOpen } from '../../ui/useOpen';
import { isGroup, Who } from '../../ui/Who';

type Side = 'internalSponsors' | 'externalSponsors';

const WORDS: Record<Side, { title: string; add: string; one: string; hint: string }> = {
  internalSponsors: {
    title: 'Internal sponsors',
    add: 'Add internal sponsors',
    one: 'internal sponsor',
    hint: 'People of yours who answer for the relationship. A policy can have them approve what its people ask for.',
  },
  externalSponsors: {
    title: 'External sponsors',
    add: 'Add external sponsors',
    one: 'external sponsor',
    hint: 'Guests of the organization who answer for its people. A policy can have them approve.',
  },
};

/** Who speaks for a connected organization, on one side of it. */
export function Sponsors({ organization, side }: { organization: ConnectedOrganization; side: Side }) {
  const text = WORDS[side];
  const path = `${at.connectedOrganization}/${organization.id}/${side}`;
  const mayChange = allows(organization, `${side}/$ref`);
  const [adding, add] = useOpen('add');
  const [removed, remove] = useState<DirectoryObject>();
  const notify = useNotify();
  const name = (it: DirectoryObject) => ('displayName' in it && it.displayName) || it.id;
  const columns: Column<DirectoryObject>[] = [
    { title: 'Name', cell: (it) => <Who it={it} /> },
    { title: 'Type', width: '9rem', cell: (it) => (isGroup(it) ? 'Group' : 'User') },
  ];
  if (mayChange) {
    columns.push({
      title: 'Change',
      width: '8rem',
      cell: (it) => (
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${name(it)}`} onClick={() => remove(it)}>
          Remove
        </Button>
      ),
    });
  }
  return (
    <Section
      title={text.title}
      actions={
        mayChange && (
          <Button icon={<AddRegular />} onClick={() => add(side)}>
            {text.add}
          </Button>
        )
      }
    >
      <ResourceTable<DirectoryObject>
        label={text.title}
        name={side}
        path={path}
        query={{ select: ['id', 'displayName', 'userPrincipalName'] }}
        columns={columns}
        empty={{ title: `There is no ${text.one}`, hint: text.hint }}
      />
      {adding === side && mayChange && (
        <AddPrincipals
          title={text.add}
          name={`sponsors.${organization.id}.${side}`}
          label={text.title}
          hint={text.hint}
          kinds={['user', 'group']}
          each={(one) => graph.refer(path, one.id)}
          close={() => add(undefined)}
        />
      )}
      {removed && (
        <Confirm
          title={`Remove ${name(removed)}?`}
          action="Remove"
          write={() => graph.unrefer(path, removed.id)}
          done={() => notify(`${name(removed)} is no ${text.one} any more.`)}
          close={() => remove(undefined)}
        >
          They are not asked any more to approve what people of {organization.displayName} request.
        </Confirm>
      )}
    </Section>
  );
}
