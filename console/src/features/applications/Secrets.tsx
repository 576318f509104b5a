import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { now } from '../../graph/clock';
import { graph } from '../../graph/client';
import { type Application, at, type PasswordCredential } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { InstantField, SelectField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { ShownOnce } from '../../ui/ShownOnce';
import { useDraft } from '../../ui/useDraft';
import { useOpen } from '../../ui/useOpen';
import { Validity } from './Credentials';
import { monthsAfter } from './credentials';

type Secret = PasswordCredential & { id: string };

/** The secrets an application proves itself with. Their values are shown when they are made, and never again. */
export function Secrets({ application }: { application: Application }) {
  const mayAdd = allows(application, 'addPassword');
  const [isAdding, add] = useOpen('add');
  const [made, setMade] = useState<PasswordCredential>();
  const [removed, remove] = useState<Secret>();
  const notify = useNotify();
  const rows = application.passwordCredentials.map((it): Secret => ({ ...it, id: it.keyId ?? '' }));
  const called = (it: Secret) => it.displayName || `${it.hint}…`;
  const columns: Column<Secret>[] = [
    { title: 'Description', cell: (it) => it.displayName || '–' },
    { title: 'State', width: '9rem', cell: (it) => <Validity end={it.endDateTime} /> },
    { title: 'Expires', width: '11rem', cell: (it) => <Moment at={it.endDateTime} day /> },
    { title: 'Value', width: '7rem', cell: (it) => <code>{it.hint}…</code> },
    { title: 'Secret ID', width: '20rem', cell: (it) => <code>{it.keyId}</code> },
    ...(allows(application, 'removePassword')
      ? [
          {
            title: 'Change',
            width: '9rem',
            cell: (it: Secret) => (
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove secret ${called(it)}`} onClick={() => remove(it)}>
                Remove
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title="Client secrets"
      actions={
        mayAdd && (
          <Button icon={<AddRegular />} onClick={() => add('secret')}>
            New client secret
          </Button>
        )
      }
    >
      {rows.length ? (
        <Rows label="Client secrets" columns={columns} rows={rows} />
      ) : (
        <Empty
          title="There are no client secrets"
          hint="A secret lets a service get tokens for itself. A certificate does so too, and never leaves where it is kept."
        />
      )}
      {isAdding && mayAdd && <NewSecret application={application} close={() => add(undefined)} made={setMade} />}
      {made && (
        <ShownOnce title="The new client secret" label="Value" value={made.secretText ?? ''} close={() => setMade(undefined)}>
          Whoever has it is {application.displayName} until it expires. Keep it in a vault, not in code or mail.
        </ShownOnce>
      )}
      {removed && (
        <Confirm
          title={`Remove secret ${called(removed)}?`}
          action="Remove"
          write={() => graph.act(`${at.application}/${application.id}/removePassword`, { keyId: removed.keyId })}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          Whatever signs in with it is refused from now on. Give it another secret first.
        </Confirm>
      )}
    </Section>
  );
}

const LASTING = [
  { value: '3', text: '3 months' },
  { value: '6', text: '6 months (recommended)' },
  { value: '12', text: '12 months' },
  { value: '18', text: '18 months' },
  { value: '24', text: '24 months' },
  { value: 'until', text: 'Another date' },
];

function NewSecret({ application, close, made }: { application: Application; close: () => void; made: (it: PasswordCredential) => void }) {
  const draft = useDraft(`secret.${application.id}`, { description: '', lasting: '6', until: '' });
  const { values, set } = draft;
  const isUntil = values.lasting === 'until';
  return (
    <FormDialog
      title="New client secret"
      draft={draft}
      submit="Add"
      wrong={isUntil && !values.until ? 'Say when it expires.' : undefined}
      send={({ description, lasting, until }) =>
        graph.act<PasswordCredential>(`${at.application}/${application.id}/addPassword`, {
          passwordCredential: {
            displayName: description.trim() || null,
            endDateTime: lasting === 'until' ? until : monthsAfter(now(), Number(lasting)),
          },
        })
      }
      done={made}
      close={close}
    >
      <TextField
        label="Description"
        hint="What uses it, so that it is found when it has to be replaced"
        value={values.description}
        onChange={(description) => set({ description })}
      />
      <SelectField label="Expires" value={values.lasting} onChange={(lasting) => set({ lasting })} options={LASTING} />
      {isUntil && <InstantField label="Until" required value={values.until} onChange={(until) => set({ until })} />}
    </FormDialog>
  );
}
