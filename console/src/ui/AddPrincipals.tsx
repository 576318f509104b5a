import type { ReactNode } from 'react';
import { FormDialog } from './FormDialog';
import { useNotify } from './notify';
import { type Principal, PrincipalPicker } from './PrincipalPicker';
import { useDraft } from './useDraft';
import { useOneByOne } from './useOneByOne';

interface Props {
  title: string;
  /** The form's own name, apart from others. */
  name: string;
  /** What they are chosen for. */
  label: string;
  hint?: string;
  kinds?: readonly ('user' | 'group')[];
  /** A condition that groups must meet, when not every one will do. */
  groups?: string;
  /** Adds one of them. */
  each: (it: Principal) => Promise<unknown>;
  /** What is said when all are added. */
  told?: string;
  close: () => void;
  /** What there is to know before. */
  children?: ReactNode;
}

/** Adds people or groups that are chosen, one after the other; when one is refused, whoever is left stays chosen. */
export function AddPrincipals({ title, name, label, hint, kinds = ['user'], groups, each, told = 'Added.', close, children }: Props) {
  const draft = useDraft(name, { chosen: [] as Principal[] });
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  const nobody = kinds.includes('user') ? 'Choose somebody first.' : 'Choose a group first.';
  return (
    <FormDialog
      title={title}
      draft={draft}
      submit="Add"
      wrong={draft.values.chosen.length ? undefined : nobody}
      send={({ chosen }) => oneByOne(chosen, each, (left) => draft.set({ chosen: left }))}
      done={() => notify(told)}
      close={close}
    >
      {children}
      <PrincipalPicker
        label={label}
        required
        kinds={kinds}
        {...(hint ? { hint } : {})}
        {...(groups ? { groups } : {})}
        value={draft.values.chosen}
        onChange={(chosen) => draft.set({ chosen })}
      />
      {progress}
    </FormDialog>
  );
}
