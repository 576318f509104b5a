import { Button, Field, Text } from '@fluentui/react-components';
import { ArrowUploadRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type Application, at, type KeyCredential } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';
import { useOpen } from '../../ui/useOpen';
import { Validity } from './Credentials';
import { base64, thumbprint } from './credentials';

type Certificate = KeyCredential & { id: string };

/** What the API is told of a certificate that stays, or comes. */
function told({ keyId, displayName, key }: KeyCredential) {
  return { ...(keyId ? { keyId } : {}), ...(displayName ? { displayName } : {}), key, type: 'AsymmetricX509Cert', usage: 'Verify' };
}

/** The certificates an application proves itself with: the key stays where it is kept, only the certificate is here. */
export function Certificates({ application }: { application: Application }) {
  const path = `${at.application}/${application.id}`;
  const mayChange = allows(application, 'update');
  const [isAdding, add] = useOpen('new');
  const [removed, remove] = useState<Certificate>();
  const notify = useNotify();
  const rows = application.keyCredentials.map((it): Certificate => ({ ...it, id: it.keyId ?? '' }));
  const columns: Column<Certificate>[] = [
    { title: 'Description', cell: (it) => it.displayName || '–' },
    { title: 'State', width: '9rem', cell: (it) => <Validity end={it.endDateTime} /> },
    { title: 'Expires', width: '11rem', cell: (it) => <Moment at={it.endDateTime} day /> },
    { title: 'Thumbprint', width: '25rem', cell: (it) => <code>{thumbprint(it.customKeyIdentifier)}</code> },
    ...(mayChange
      ? [
          {
            title: 'Change',
            width: '9rem',
            cell: (it: Certificate) => (
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Remove certificate ${it.displayName ?? it.keyId}`}
                onClick={() => remove(it)}
              >
                Remove
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title="Certificates"
      actions={
        mayChange && (
          <Button icon={<ArrowUploadRegular />} onClick={() => add('certificate')}>
            Upload certificate
          </Button>
        )
      }
    >
      {rows.length ? (
        <Rows label="Certificates" columns={columns} rows={rows} />
      ) : (
        <Empty title="There are no certificates" hint="A client that signs with its key is trusted by the certificate that is uploaded here." />
      )}
      {isAdding && mayChange && <UploadCertificate application={application} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title={`Remove certificate ${removed.displayName ?? removed.keyId}?`}
          action="Remove"
          write={async () => {
            const { keyCredentials } = await graph.read<Application>(path);
            await graph.update(path, { keyCredentials: keyCredentials.filter((it) => it.keyId !== removed.keyId).map(told) });
          }}
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          Whatever signs with its key is refused from now on.
        </Confirm>
      )}
    </Section>
  );
}

function UploadCertificate({ application, close }: { application: Application; close: () => void }) {
  const path = `${at.application}/${application.id}`;
  const draft = useDraft(`certificate.${application.id}`, { file: '', key: '', description: '' });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <FormDialog
      title="Upload certificate"
      draft={draft}
      submit="Add"
      wrong={values.key ? undefined : 'Choose a certificate first.'}
      send={async ({ key, description }) => {
        const { keyCredentials } = await graph.read<Application>(path);
        await graph.update(path, { keyCredentials: [...keyCredentials, { displayName: description.trim(), key }].map(told) });
      }}
      done={() => notify('Added.')}
      close={close}
    >
      <Field label="Certificate" hint="The certificate alone, without its key: .cer, .crt or .pem" required>
        <input
          type="file"
          aria-label="Certificate"
          accept=".cer,.crt,.pem"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) {
              void base64(file).then((key) => set({ file: file.name, key }));
            }
          }}
        />
      </Field>
      {values.file && <Text>Chosen: {values.file}</Text>}
      <TextField
        label="Description"
        hint="Its subject when left empty"
        value={values.description}
        onChange={(description) => set({ description })}
      />
    </FormDialog>
  );
}
