import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { GraphProblem, inWords } from '../graph/problem';
import { useRetry } from '../graph/reading';
import { useSaying } from './said';

const useStyles = makeStyles({
  request: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, wordBreak: 'break-all' },
});

interface Props {
  of: unknown;
  title?: string;
  retry?: (() => void) | undefined;
}

/**
 * What went wrong, in words, with the number under which the server's log knows it. Trying again tries all that could not be
 * read, for it mostly has one cause.
 */
export function Problem({ of, title, retry }: Props) {
  useSaying(of);
  const again = useRetry();
  return (
    <ProblemBar
      of={of}
      {...(title ? { title } : {})}
      retry={
        retry &&
        (() => {
          retry();
          again();
        })
      }
    />
  );
}

/** The same, as it is. */
export function ProblemBar({ of, title, retry }: Props) {
  const styles = useStyles();
  if (!of) {
    return null;
  }
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {title && <MessageBarTitle>{title}</MessageBarTitle>}
        {inWords(of)}
        {of instanceof GraphProblem && of.requestId && <span className={styles.request}>Request id {of.requestId}</span>}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={retry}>Try again</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
