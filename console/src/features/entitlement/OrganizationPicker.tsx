import { Dropdown, Field, Option } from '@fluentui/react-components';
import { at, type ConnectedOrganization } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';

interface Chosen {
  id: string;
  displayName: string;
}

/** Chooses connected organizations. */
export function OrganizationPicker({ value, onChange }: { value: Chosen[]; onChange: (value: Chosen[]) => void }) {
  const known = useAll<ConnectedOrganization>(at.connectedOrganization, { select: ['id', 'displayName'], orderby: 'displayName' });
  // What is chosen stays, also where it is not known any more.
  const offered: Chosen[] = [...known.rows, ...value.filter((it) => !known.rows.some((one) => one.id === it.id))];
  const hint = known.isWhole && !known.rows.length ? 'There is none yet: add one under Connected organizations' : '';
  return (
    <Field label="Connected organizations" required hint={hint}>
      <Dropdown
        multiselect
        aria-label="Connected organizations"
        placeholder={known.isLoading ? 'Reading the organizations' : 'Choose'}
        value={value.map((it) => it.displayName).join(', ')}
        selectedOptions={value.map((it) => it.id)}
        onOptionSelect={(_, { selectedOptions }) =>
          onChange(selectedOptions.flatMap((id) => offered.find((it) => it.id === id) ?? []).map(({ id, displayName }) => ({ id, displayName })))
        }
      >
        {offered.map((it) => (
          <Option key={it.id} value={it.id}>
            {it.displayName}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
