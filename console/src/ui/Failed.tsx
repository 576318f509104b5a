import { tokens } from '@fluentui/react-components';
import { Problem } from './Problem';

/** A page that broke. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div style={{ padding: tokens.spacingHorizontalXXXL }}>
      <Problem of={error} title="This page failed." retry={reset} />
    </div>
  );
}
