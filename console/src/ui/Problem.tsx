import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { GraphProblem, inWords } from '../graph/problem';

const useStyles = makeStyles({
  request: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, wordBreak: 'break-all' },
});

/** What went wrong, in words, with the number under which the server's log knows it. */
export function Problem({ of, title, retry }: { of: unknown; title?: string; retry?: (() => void) | undefined }) {
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
