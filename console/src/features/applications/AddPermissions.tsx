import { Badge, Checkbox, makeStyles, SearchBox, Spinner, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ChoiceField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { Problem } from '../../ui/Problem';
import { useDraft } from '../../ui/useDraft';
import { type OneByOne, useOneByOne } from '../../ui/useOneByOne';
import { GRAPH, offered, type Permission, type PermissionType } from './permissions';
import { useResources } from './useGiven';

const useStyles = makeStyles({
  list: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    maxHeight: '17rem',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', paddingRight: tokens.spacingHorizontalM },
  none: { display: 'block', padding: tokens.spacingHorizontalM },
});

interface Props {
  title: string;
  submit: string;
  /** The form's own name, apart from others. */
  name: string;
  /** What is there already and not offered again. */
  has: (it: Permission) => boolean;
  send: (chosen: Permission[], oneByOne: OneByOne) => Promise<unknown>;
  done: () => void;
  close: () => void;
}

/** Chooses permissions of the API, by name. */
export function AddPermissions({ title, submit, name, has, send, done, close }: Props) {
  const styles = useStyles();
  const draft = useDraft(`permissions.${name}`, { type: 'Scope' as PermissionType, chosen: [] as string[] });
  const { values, set } = draft;
  const [typed, setTyped] = useState('');
  const [oneByOne, progress] = useOneByOne('Granted');
  const resources = useResources([GRAPH]);
  const api = resources.rows[0];
  const all = api ? [...offered(api, 'Scope'), ...offered(api, 'Role')] : [];
  const addable = all.filter((it) => !has(it));
  // What has been granted by now, when another one was refused, is not chosen any more.
  const chosen = addable.filter((it) => values.chosen.includes(it.id));
  const shown = addable.filter((it) => it.type === values.type && it.value.toLowerCase().includes(typed.trim().toLowerCase()));
  const toggle = (id: string, isChosen: boolean) =>
    set((before) => ({ chosen: isChosen ? [...before.chosen, id] : before.chosen.filter((it) => it !== id) }));
  return (
    <FormDialog
      title={title}
      draft={draft}
      submit={submit}
      wrong={chosen.length ? undefined : 'Choose a permission first.'}
      send={() => send(chosen, oneByOne)}
      done={done}
      close={close}
    >
      <ChoiceField<PermissionType>
        label="What type of permissions does the application require of Microsoft Graph?"
        value={values.type}
        onChange={(type) => set({ type })}
        options={[
          { value: 'Scope', text: 'Delegated permissions', hint: 'It acts for whoever is signed in, within what they may do' },
          { value: 'Role', text: 'Application permissions', hint: 'It acts for itself, without anybody signed in' },
        ]}
      />
      <SearchBox
        aria-label="Search permissions"
        placeholder="Search permissions"
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        style={{ maxWidth: '100%' }}
      />
      <Problem of={resources.problem} title="The permissions could not be read." retry={resources.refresh} />
      {resources.isLoading ? (
        <Spinner label="Reading the permissions" />
      ) : (
        <fieldset className={styles.list} aria-label="Permissions">
          {shown.map((it) => (
            <div key={it.id} className={styles.row}>
              <Checkbox label={it.value} checked={values.chosen.includes(it.id)} onChange={(_, { checked }) => toggle(it.id, checked === true)} />
              {it.type === 'Scope' && it.isForAdministrators && (
                <Badge appearance="outline" color="informative">
                  Admin consent
                </Badge>
              )}
            </div>
          ))}
          {shown.length === 0 && <Text className={styles.none}>No other permission has that in its name.</Text>}
        </fieldset>
      )}
      <Text>{chosen.length === 1 ? '1 permission is chosen.' : `${chosen.length} permissions are chosen.`}</Text>
      {progress}
    </FormDialog>
  );
}
