import { Badge } from '@fluentui/react-components';
import { useNow } from '../../graph/clock';
import type { Application } from '../../graph/types.gen';
import { isOver, nearlyOver } from './credentials';

/** How it stands with a secret or certificate that ends at an instant. */
export function Validity({ end }: { end: string | null | undefined }) {
  const now = useNow();
  if (isOver(end, now)) {
    return <Badge appearance="tint" color="danger" size="large" shape="rounded">Expired</Badge>;
  }
  if (nearlyOver(end, now)) {
    return <Badge appearance="tint" color="warning" size="large" shape="rounded">Expiring soon</Badge>;
  }
  return <Badge appearance="tint" color="success" size="large" shape="rounded">Current</Badge>;
}

/** How it stands with what an application proves itself by: as with the one that lasts longest. */
export function Credentials({ of }: { of: Pick<Application, 'passwordCredentials' | 'keyCredentials'> }) {
  const ends = [...of.passwordCredentials, ...of.keyCredentials].map((it) => it.endDateTime ?? '').sort();
  return ends.length ? <Validity end={ends.at(-1)} /> : <>–</>;
}
