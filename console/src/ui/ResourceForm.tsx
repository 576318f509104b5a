import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useContext, useEffect, useState } from 'react';
import { GraphProblem } from '../graph/problem';
import { useWrite } from '../graph/useGraph';
import { session } from '../session/session';
import { GiveUp } from './DialogFrame';
import { Problem } from './Problem';
import type { Draft } from './useDraft';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

/** What a form is made of. */
export interface FormProps<T extends object, O> {
  draft: Draft<T>;
  /** What is wrong, to be mended before anything is sent; undefined when it can go. */
  wrong?: string | undefined;
  /** The words on the button that sends. */
  submit: string;
  send: (values: T) => Promise<O>;
  done: (output: O) => void;
  cancel: () => void;
  /** Goes on to the next part of a long form instead of sending. */
  next?: (() => void) | undefined;
  /** More buttons. */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A form that makes or changes something. It is sent once, says in words why it was refused, and keeps its content; when the
 * refusal asks for a better sign-in it goes there and comes back with everything still in it.
 */
export function ResourceForm<T extends object, O>({ draft, wrong, submit, send, done, cancel, next, actions, children }: FormProps<T, O>) {
  const styles = useStyles();
  const [isTried, setTried] = useState(false);
  const [isProven] = useState(session.wasProven);
  const write = useWrite<T, O>(
    async (values) => {
      try {
        return await send(values);
      } catch (problem) {
        if (problem instanceof GraphProblem && problem.claims) {
          await session.stepUp(problem.claims);
        }
        throw problem;
      }
    },
    (output) => {
      draft.forget();
      done(output);
    },
  );
  const giveUp = () => {
    if (!write.isPending) {
      draft.forget();
      cancel();
    }
  };
  // However the dialog around it is left, it is left as by Cancel.
  const frame = useContext(GiveUp);
  useEffect(() => {
    if (!frame) {
      return undefined;
    }
    frame.current = giveUp;
    return () => {
      frame.current = null;
    };
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // Once it is sent, a form that stays while everything is read again has no more to say: what was chosen is done.
    setTried(Boolean(wrong));
    if (!wrong && next) {
      next();
    } else if (!wrong && !write.isPending) {
      write.mutate(draft.values);
    }
  };
  return (
    <form className={styles.root} onSubmit={onSubmit} noValidate>
      {children}
      {isTried && wrong && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{wrong}</MessageBarBody>
        </MessageBar>
      )}
      {isProven && write.isIdle && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>You proved that it is you. Everything is as you left it: go on.</MessageBarBody>
        </MessageBar>
      )}
      <Problem of={write.error} />
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={write.isPending} icon={write.isPending ? <Spinner size="tiny" /> : null}>
          {next ? 'Next' : submit}
        </Button>
        {actions}
        <Button onClick={giveUp} disabled={write.isPending}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
