import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ResourceForm } from './ResourceForm';
import type { Draft } from './useDraft';

/** A part of a long form. */
export interface FormStep {
  id: string;
  title: string;
  /** What is wrong in it, to be mended before it is left or sent. */
  wrong?: string | undefined;
  show: () => ReactNode;
}

interface Props<T extends object, O> {
  draft: Draft<T>;
  label: string;
  steps: FormStep[];
  submit: string;
  /** Whether it can be sent from any step: when something that exists is changed. */
  isFree: boolean;
  send: (values: T) => Promise<O>;
  done: (output: O) => void;
  cancel: () => void;
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: { minWidth: 'unset', paddingInline: tokens.spacingHorizontalM },
  current: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    display: 'inline-grid',
    placeItems: 'center',
    width: '1.6em',
    height: '1.6em',
    borderRadius: tokens.borderRadiusCircular,
    marginRight: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  filled: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandBackground}`,
  },
});

/** A form in steps; which one is shown is in the address. Steps can be gone to in any order, and are sent together. */
export function SteppedForm<T extends object, O>({ draft, label, steps, submit, isFree, send, done, cancel }: Props<T, O>) {
  const styles = useStyles();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const at = Math.max(0, steps.findIndex((it) => it.id === search['step']));
  const step = steps[at];
  const go = (to: number) =>
    void navigate({ to: '.', search: ((before: Record<string, unknown>) => ({ ...before, step: steps[to]?.id })) as never });
  const isLast = at === steps.length - 1;
  const firstWrong = steps.find((it) => it.wrong);
  const wrong = isLast || isFree ? firstWrong && `${firstWrong.title}: ${firstWrong.wrong}` : step?.wrong;
  return (
    <ResourceForm
      draft={draft}
      submit={submit}
      wrong={wrong}
      next={isLast || isFree ? undefined : () => go(at + 1)}
      actions={
        <>
          {at > 0 && <Button onClick={() => go(at - 1)}>Back</Button>}
          {isFree && !isLast && <Button onClick={() => go(at + 1)}>Next</Button>}
        </>
      }
      send={send}
      done={done}
      cancel={cancel}
    >
      <nav aria-label={label}>
        <ol className={styles.list}>
          {steps.map((it, i) => (
            <li key={it.id}>
              <Button
                appearance="subtle"
                className={mergeClasses(styles.step, i === at && styles.current)}
                aria-current={i === at ? 'step' : undefined}
                onClick={() => go(i)}
              >
                <span aria-hidden className={mergeClasses(styles.number, i === at && styles.filled)}>
                  {i + 1}
                </span>
                {it.title}
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      {step?.show()}
    </ResourceForm>
  );
}
