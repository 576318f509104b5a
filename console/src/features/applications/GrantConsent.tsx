import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { useOneByOne } from '../../ui/useOneByOne';
import type { Permission } from './permissions';
import { grantAll } from './useGiven';

interface Props {
  /** The application's name. */
  name: string | null | undefined;
  missing: readonly Permission[];
  /** Finds the service principal that is granted them, or makes it. */
  clientId: () => Promise<string>;
  close: () => void;
}

/** An administrator agrees to what an application asks for, for everybody. */
export function GrantConsent({ name, missing, clientId, close }: Props) {
  // As it was asked: while one after the other is granted, the question stays what it was.
  const [asked] = useState(missing);
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Granted');
  return (
    <Confirm
      title="Grant admin consent?"
      action="Grant"
      write={async () => grantAll(await clientId(), asked, oneByOne)}
      done={() => notify('Granted.')}
      close={close}
    >
      <Text block>{name} may do this from now on, for everybody and without asking them:</Text>
      <ul>
        {asked.map((it) => (
          <li key={it.id}>
            {it.value} ({it.type === 'Role' ? 'for itself' : 'for whoever is signed in'})
          </li>
        ))}
      </ul>
      {progress}
    </Confirm>
  );
}
