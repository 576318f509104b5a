import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useGlimpse } from '../../graph/useGraph';

interface Props<T> {
  path: string;
  /** Which one the address names; nothing is shown while it names none. */
  id: string | undefined;
  /** What it is, as a word within a sentence. */
  what: string;
  show: (it: T) => ReactNode;
}

/**
 * What an address opens over a list: read by itself, whether or not the list shows it at the moment, and once, so that the form
 * stays as it is while what it does takes the thing away.
 */
export function Found<T extends { id: string }>({ path, id, what, show }: Props<T>) {
  const [kept, keep] = useState<T>();
  const isKept = kept?.id === id;
  const it = useGlimpse<T>(`${path}/${id}`, { expand: 'principal' }, { enabled: Boolean(id) && !isKept });
  if (it && !isKept) {
    keep(it);
  }
  if (!id) {
    return null;
  }
  if (it === null && !isKept) {
    return (
      <MessageBar intent="warning">
        <MessageBarBody>The {what} of this link is not there any more.</MessageBarBody>
      </MessageBar>
    );
  }
  return kept && isKept ? <>{show(kept)}</> : null;
}
