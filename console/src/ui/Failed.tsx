import { Button } from '@fluentui/react-components';
import { Empty } from './Empty';

/** A page that broke. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Empty
      title="This page failed"
      hint={error instanceof Error ? error.message : String(error)}
      action={<Button onClick={reset}>Try again</Button>}
    />
  );
}
