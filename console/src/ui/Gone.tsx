import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';

/** What one does oneself takes a thing away, too, before its form is closed: so it is told only after so many milliseconds. */
const SURE = 1_000;

/** Says that what an address opens is not there, or not any more. */
export function Gone({ children }: { children: ReactNode }) {
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSure(true), SURE);
    return () => clearTimeout(timer);
  }, []);
  return isSure ? (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  ) : null;
}
