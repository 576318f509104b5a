import { graph } from '../../graph/client';
import { at, type DirectoryObject, type User } from '../../graph/types.gen';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useDraft } from '../../ui/useDraft';
import { type Profile, ProfileFields, profileFrom, profileOf } from './Profile';

function principal(it: DirectoryObject | null | undefined): Principal[] {
  return it ? [{ id: it.id, displayName: ('displayName' in it && it.displayName) || it.id, type: 'user' }] : [];
}

/** Changes what the organization says of somebody, and who leads them. */
export function EditUser({ user, close }: { user: User; close: () => void }) {
  const path = `${at.user}/${user.id}`;
  const draft = useDraft<Profile & { manager: Principal[] }>(`user.${user.id}`, { ...profileFrom(user), manager: principal(user.manager) });
  const notify = useNotify();
  return (
    <FormDialog
      title="Edit user"
      draft={draft}
      submit="Save"
      wrong={draft.values.name.trim() ? undefined : 'Give the user a display name.'}
      send={async (it) => {
        await graph.update(path, profileOf(it));
        const manager = it.manager[0]?.id;
        if (manager && manager !== user.manager?.id) {
          await graph.replace(`${path}/manager/$ref`, { '@odata.id': `${location.origin}/v1.0/users/${manager}` });
        } else if (!manager && user.manager) {
          await graph.remove(`${path}/manager/$ref`);
        }
      }}
      done={() => notify('Saved.')}
      close={close}
    >
      <ProfileFields values={draft.values} set={draft.set} />
      <PrincipalPicker label="Manager" single value={draft.values.manager} onChange={(manager) => draft.set({ manager })} />
    </FormDialog>
  );
}
