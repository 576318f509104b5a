import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Empty } from './Empty';

/**
 * A page to make or change something, for who may; who came by a link and may not is told so.
 *
 * @param may undefined until it is known
 */
export function Allowed({ may, children }: { may: boolean | undefined; children: ReactNode }) {
  if (may === undefined) {
    return <Spinner label="Looking what you may do" />;
  }
  return may ? <>{children}</> : <Empty title="You may not do this" hint="Ask somebody who may, or for the role that lets you." />;
}
