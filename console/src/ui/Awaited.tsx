import { Spinner } from '@fluentui/react-components';
import { type Crumb, Page } from './Page';
import { Problem } from './Problem';

interface Props {
  /** What it is, as a word within a sentence. */
  what: string;
  crumbs: Crumb[];
  problem: unknown;
  retry: () => void;
}

/** The page of a thing that is still being read, or could not be. */
export function Awaited({ what, crumbs, problem, retry }: Props) {
  return (
    <Page title={what.charAt(0).toUpperCase() + what.slice(1)} crumbs={crumbs}>
      {problem ? <Problem of={problem} title={`The ${what} could not be read.`} retry={retry} /> : <Spinner label={`Reading the ${what}`} />}
    </Page>
  );
}
