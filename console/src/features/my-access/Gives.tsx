import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AvailableAccessPackage } from '../../graph/types.gen';
import { usePrincipals } from '../../graph/usePrincipals';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  about: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/** What a package is and gives: a role of each of its resources. */
export function Gives({ offered }: { offered: AvailableAccessPackage }) {
  const styles = useStyles();
  const given = offered.resourceRoleScopes ?? [];
  const names = usePrincipals(given.flatMap((it) => it.scope?.originId ?? []));
  return (
    <div>
      {offered.description && <Text className={styles.about}>{offered.description}</Text>}
      {given.length > 0 && (
        <ul className={styles.list} aria-label="What it gives">
          {given.map((it) => (
            <li key={it.id}>
              {it.role?.displayName} of {names.get(it.scope?.originId ?? '') ?? 'a group'}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
